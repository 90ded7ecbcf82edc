package dev.rolewright.skills;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prints how much of the knowledge marked by hand in SkillSpan's development set (its part of tech
 * jobs) the finder covers, and what it finds where nothing is marked. Not part of the build.
 */
final class SkillSpanCoverage {
  private final Map<String, Integer> missed = new TreeMap<>();
  private final Map<String, Integer> unmarked = new TreeMap<>();
  private int knowledge;
  private int covered;
  private int found;
  private int foundMarked;

  private SkillSpanCoverage() {}

  /** Runs with {@code --data DIR}, the folder that holds {@code skillspan/dev.json}. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2 || !arguments[0].equals("--data")) {
      throw new IllegalArgumentException("usage: --data DIR");
    }
    Path file = Path.of(arguments[1], "skillspan", "dev.json");
    SkillSpanCoverage coverage = new SkillSpanCoverage();
    SkillFinder finder = SkillFinders.create(Vocabularies.builtIn());
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      JsonNode sentence = json.readTree(line);
      if (sentence.get("source").asText().equals("tech")) {
        coverage.add(sentence, finder);
      }
    }
    IO.println(coverage.report());
  }

  private void add(JsonNode sentence, SkillFinder finder) {
    StringBuilder text = new StringBuilder();
    List<int[]> tokens = new ArrayList<>();
    for (JsonNode token : sentence.get("tokens")) {
      int start = text.codePointCount(0, text.length());
      text.append(token.asText());
      tokens.add(new int[] {start, text.codePointCount(0, text.length())});
      text.append(' ');
    }
    boolean[] marked = new boolean[tokens.size()];
    boolean[] skill = new boolean[tokens.size()];
    for (int index = 0; index < marked.length; index++) {
      marked[index] = !sentence.get("tags_knowledge").get(index).asText().equals("O");
      skill[index] = !sentence.get("tags_skill").get(index).asText().equals("O");
    }
    List<FoundSkill> places = finder.find(text.toString());
    boolean[] hit = new boolean[tokens.size()];
    for (FoundSkill place : places) {
      boolean onMarked = false;
      for (int index = 0; index < hit.length; index++) {
        boolean overlaps =
            tokens.get(index)[0] < place.span().end()
                && place.span().start() < tokens.get(index)[1];
        hit[index] |= overlaps;
        onMarked |= overlaps && (marked[index] || skill[index]);
      }
      found++;
      foundMarked += onMarked ? 1 : 0;
      if (!onMarked) {
        unmarked.merge(place.surface() + " [" + place.skill().label() + "]", 1, Integer::sum);
      }
    }
    for (int index = 0; index < marked.length; index++) {
      if (marked[index]) {
        knowledge++;
        covered += hit[index] ? 1 : 0;
        if (!hit[index]) {
          missed.merge(sentence.get("tokens").get(index).asText(), 1, Integer::sum);
        }
      }
    }
  }

  private String report() {
    return """
    knowledge tokens %d, covered %d (%.1f %%)
    places found %d, on marked knowledge or skills %d (%.1f %%)
    missed most: %s
    found where nothing is marked: %s\
    """
        .formatted(
            knowledge,
            covered,
            100.0 * covered / knowledge,
            found,
            foundMarked,
            100.0 * foundMarked / found,
            top(missed),
            top(unmarked));
  }

  private static List<String> top(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(80)
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .toList();
  }
}
