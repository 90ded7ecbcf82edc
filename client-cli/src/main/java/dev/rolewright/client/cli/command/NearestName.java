package dev.rolewright.client.cli.command;

import java.util.Collection;
import java.util.List;

/** Finds the names that a mistyped one was probably meant to be. */
final class NearestName {
  private static final int MOST = 3;

  private NearestName() {}

  /**
   * Returns the names nearest to a mistyped one, by the number of letters that are missing, too
   * many, wrong or swapped with their neighbour (Damerau 1964, in its restricted form): at most a
   * third of the name's letters, without its leading hyphens.
   */
  static List<String> of(String name, Collection<String> known) {
    String wanted = letters(name);
    int limit = Math.max(1, wanted.length() / 3);
    int nearest = limit;
    for (String candidate : known) {
      nearest = Math.min(nearest, distance(wanted, letters(candidate)));
    }
    int best = nearest;
    return known.stream()
        .filter(candidate -> candidate.startsWith("-") == name.startsWith("-"))
        .filter(candidate -> distance(wanted, letters(candidate)) == best)
        .sorted()
        .limit(MOST)
        .toList();
  }

  private static String letters(String name) {
    return name.replaceFirst("^-+", "");
  }

  private static int distance(String left, String right) {
    int[][] steps = new int[left.length() + 1][right.length() + 1];
    for (int row = 0; row <= left.length(); row++) {
      for (int column = 0; column <= right.length(); column++) {
        if (row == 0 || column == 0) {
          steps[row][column] = row + column;
          continue;
        }
        boolean same = left.charAt(row - 1) == right.charAt(column - 1);
        int least = steps[row - 1][column - 1] + (same ? 0 : 1);
        least = Math.min(least, 1 + Math.min(steps[row - 1][column], steps[row][column - 1]));
        boolean swapped =
            row > 1
                && column > 1
                && left.charAt(row - 1) == right.charAt(column - 2)
                && left.charAt(row - 2) == right.charAt(column - 1);
        steps[row][column] = swapped ? Math.min(least, 1 + steps[row - 2][column - 2]) : least;
      }
    }
    return steps[left.length()][right.length()];
  }
}
