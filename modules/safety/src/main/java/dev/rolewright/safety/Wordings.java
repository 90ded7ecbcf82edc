package dev.rolewright.safety;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The wordings of the file {@code orders.txt}, which says how it is written. */
final class Wordings {
  private static final Pattern STEP =
      Pattern.compile("(?<marks>[\\^~]{0,2})(?<name>[A-Za-z0-9_]+)(?<follower>[:!]?)");
  private static final Pattern GAP = Pattern.compile("\\.\\.([0-9])");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}");
  private static final String UNLESS = "unless";
  private static final String NOT = "NOT";

  private final Map<String, Set<String>> sets = new HashMap<>();
  private final Map<String, List<Wording>> byFirstWord = new HashMap<>();

  private Wordings() {}

  static Wordings read(List<String> lines) {
    Wordings wordings = new Wordings();
    lines.stream().filter(line -> !line.startsWith("-")).forEach(wordings::addSet);
    lines.stream().filter(line -> line.startsWith("- ")).forEach(wordings::addWording);
    return wordings;
  }

  private void addSet(String line) {
    String[] parts = line.split(" = ", 2);
    if (parts.length != 2) {
      throw new IllegalStateException("is neither a set nor a wording: " + line);
    }
    Set<String> words = sets.computeIfAbsent(parts[0], name -> new HashSet<>());
    for (String word : parts[1].split(" ")) {
      words.add(ACCENTS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD)).replaceAll(""));
    }
  }

  private void addWording(String line) {
    List<Wording.Step> steps = new ArrayList<>();
    Set<String> before = Set.of();
    int gap = 0;
    String[] pieces = line.substring(2).split(" ");
    for (int index = 0; index < pieces.length; index++) {
      Matcher written = GAP.matcher(pieces[index]);
      if (written.matches()) {
        gap = Integer.parseInt(written.group(1));
      } else if (pieces[index].equals(UNLESS)) {
        before = words(pieces[++index]);
      } else {
        Matcher step = STEP.matcher(pieces[index]);
        if (!step.matches()) {
          throw new IllegalStateException("is no step: " + pieces[index]);
        }
        if (step.group("marks").contains("~")) {
          before = words(NOT);
        }
        String follower = step.group("follower");
        steps.add(
            new Wording.Step(
                words(step.group("name")),
                gap,
                step.group("marks").contains("^"),
                follower.isEmpty() ? ' ' : follower.charAt(0)));
        gap = 0;
      }
    }
    Wording wording = new Wording(List.copyOf(steps), before);
    for (String word : steps.getFirst().words()) {
      byFirstWord.computeIfAbsent(word, first -> new ArrayList<>()).add(wording);
    }
  }

  private Set<String> words(String name) {
    if (!Character.isUpperCase(name.charAt(0))) {
      return Set.of(name);
    }
    Set<String> words = sets.get(name);
    if (words == null) {
      throw new IllegalStateException("there are no words " + name);
    }
    return words;
  }

  /** Returns the end of the longest wording that begins with a word, or -1. */
  int end(List<Word> words, int start) {
    int longest = -1;
    for (Wording wording : byFirstWord.getOrDefault(words.get(start).text(), List.of())) {
      longest = Math.max(longest, wording.end(words, start, sets.getOrDefault(NOT, Set.of())));
    }
    return longest;
  }
}
