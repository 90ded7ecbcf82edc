package dev.rolewright.skills;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the names that are spelled like a word. Names are first picked by the trigrams they share
 * (padded, each counted once; Dice's coefficient 2|A∩B| / (|A|+|B|)), then compared letter by
 * letter: 1 - d / max(length), where d is the optimal string alignment distance (insertions,
 * deletions, substitutions and swaps of neighbours cost 1). A name of which only whole words are
 * left out is alike, too.
 */
final class SpellingIndex {
  /** A name and how alike it is, 0..1. */
  record Alike(SkillName name, double likeness) {}

  /** Names compared letter by letter for one word. */
  private static final int MOST_COMPARED = 60;

  private static final double LEAST_DICE = 0.3;

  /** One slip is forgiven for each so many letters, and one in a shorter name. */
  private static final int LETTERS_PER_SLIP = 5;

  private final List<SkillName> names;
  private final String[] forms;
  private final int[] trigramCounts;
  private final Map<String, int[]> postings = new HashMap<>();

  SpellingIndex(List<SkillName> names) {
    this.names = names;
    this.forms = new String[names.size()];
    this.trigramCounts = new int[names.size()];
    Map<String, List<Integer>> growing = new HashMap<>();
    for (int index = 0; index < forms.length; index++) {
      forms[index] = NameFold.of(names.get(index).text());
      Set<String> trigrams = trigrams(forms[index]);
      trigramCounts[index] = trigrams.size();
      for (String trigram : trigrams) {
        growing.computeIfAbsent(trigram, _ -> new ArrayList<>()).add(index);
      }
    }
    growing.forEach(
        (trigram, list) ->
            postings.put(trigram, list.stream().mapToInt(Integer::intValue).toArray()));
  }

  private static Set<String> trigrams(String form) {
    String padded = "  " + form + " ";
    Set<String> trigrams = HashSet.newHashSet(padded.length());
    for (int index = 0; index + 3 <= padded.length(); index++) {
      trigrams.add(padded.substring(index, index + 3));
    }
    return trigrams;
  }

  /**
   * Returns the names alike, none that differs by more than slips or left-out words.
   *
   * @param form a folded name
   */
  List<Alike> alike(String form) {
    Set<String> trigrams = trigrams(form);
    int[] shared = new int[forms.length];
    List<Integer> touched = new ArrayList<>();
    for (String trigram : trigrams) {
      for (int index : postings.getOrDefault(trigram, new int[0])) {
        if (shared[index]++ == 0) {
          touched.add(index);
        }
      }
    }
    touched.removeIf(index -> dice(shared[index], trigrams.size(), index) < LEAST_DICE);
    touched.sort(
        (left, right) ->
            Double.compare(
                dice(shared[right], trigrams.size(), right),
                dice(shared[left], trigrams.size(), left)));
    List<Alike> alike = new ArrayList<>();
    for (int index : touched.subList(0, Math.min(MOST_COMPARED, touched.size()))) {
      double likeness = mayBeMistyped(form, index) ? likeness(form, forms[index]) : 0;
      if (likeness > 0) {
        alike.add(new Alike(names.get(index), likeness));
      }
    }
    return alike;
  }

  /** A name of three letters is one slip away from many others, so it must be written right. */
  private boolean mayBeMistyped(String form, int index) {
    return forms[index].length() > 3 && form.length() > 3;
  }

  private double dice(int shared, int queryCount, int index) {
    return 2.0 * shared / (queryCount + trigramCounts[index]);
  }

  private static double likeness(String form, String name) {
    int longest = Math.max(form.length(), name.length());
    int slips = distance(form, name);
    double mistyped =
        slips <= Math.max(1, longest / LETTERS_PER_SLIP) ? 1 - (double) slips / longest : 0;
    return Math.max(mistyped, partLikeness(form, name));
  }

  /**
   * Returns how much of a name its part says, 0.5..1 by the letters, or 0 where it is no part. A
   * part is made of whole words.
   */
  static double partLikeness(String part, String whole) {
    boolean isPart = (" " + whole + " ").contains(" " + part + " ");
    return isPart ? 0.5 + 0.5 * part.length() / whole.length() : 0;
  }

  private static int distance(String left, String right) {
    int[] beforeLast = new int[right.length() + 1];
    int[] last = new int[right.length() + 1];
    Arrays.setAll(last, column -> column);
    for (int row = 1; row <= left.length(); row++) {
      int[] current = new int[right.length() + 1];
      current[0] = row;
      for (int column = 1; column <= right.length(); column++) {
        char leftLetter = left.charAt(row - 1);
        char rightLetter = right.charAt(column - 1);
        int cost = leftLetter == rightLetter ? 0 : 1;
        int best =
            Math.min(last[column - 1] + cost, 1 + Math.min(last[column], current[column - 1]));
        if (row > 1
            && column > 1
            && leftLetter == right.charAt(column - 2)
            && left.charAt(row - 2) == rightLetter) {
          best = Math.min(best, beforeLast[column - 2] + 1);
        }
        current[column] = best;
      }
      beforeLast = last;
      last = current;
    }
    return last[right.length()];
  }
}
