package dev.rolewright.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells where a number ends that stands beside its name. Other numbers may come right behind it, so
 * it may end with each of its groups of digits; the longest that fits is taken.
 */
final class NamedNumber {
  private static final int NATIONAL_ID = 9;
  private static final int LEAST_CARD = 12;
  private static final int MOST_CARD = 19;
  private static final int MOST_CHARACTERS = 2 * MOST_CARD;
  private static final int LEAST_CARD_GROUP = 4;
  private static final int MOST_BETWEEN = 3;
  private static final String BETWEEN = " -.";

  /** How nine digits are written where they are a number of a person. */
  private static final List<List<Integer>> NATIONAL_ID_GROUPS =
      List.of(List.of(9), List.of(3, 2, 4), List.of(3, 3, 3), List.of(4, 2, 3));

  /** A date, a span of years, a row of years or a span of amounts: "12.03.2019", "2015-2019". */
  static final Pattern ORDINARY =
      Pattern.compile(
          "(?:\\d{1,2}([.-] ?)\\d{1,2}\\1(?:19|20)\\d\\d"
              + "|(?:19|20)\\d\\d-\\d{1,2}-\\d{1,2}"
              + "|(?:19|20)\\d\\d[ -]{1,3}(?:19|20)\\d\\d"
              + "|\\d{1,3}(?:[. ]\\d{3})+ ?- ?\\d{1,3}(?:[. ]\\d{3})+)(?!\\d)");

  private NamedNumber() {}

  /**
   * Returns one past the last digit of the number.
   *
   * @param start where it begins if there is one
   * @param kind {@link SafetyIssue#NATIONAL_ID} or {@link SafetyIssue#CARD_NUMBER}
   * @return {@code start} where there is none
   */
  static int end(FoldedText text, int start, String kind) {
    int most = Math.min(text.length(), start + MOST_CHARACTERS);
    // No card number begins with 0, as phone numbers do.
    boolean isPhone = kind.equals(SafetyIssue.CARD_NUMBER) && text.at(start) == '0';
    if (isPhone || ORDINARY.matcher(text.text(start, most)).lookingAt()) {
      return start;
    }
    List<Integer> groups = new ArrayList<>();
    int found = start;
    int position = start;
    while (position < most) {
      int end = position;
      while (text.isDigit(end)) {
        end++;
      }
      if (end > position) {
        groups.add(end - position);
        if (!text.isLetter(end) && fits(kind, groups, isLast(text, end))) {
          found = end;
        }
        position = end;
      } else if (BETWEEN.indexOf(text.at(position)) >= 0) {
        position++;
      } else {
        return found;
      }
    }
    return found;
  }

  /** Tells whether the digits after some others are far off, in another sentence or not there. */
  private static boolean isLast(FoldedText text, int end) {
    int next = end;
    while (next <= end + MOST_BETWEEN && BETWEEN.indexOf(text.at(next)) >= 0) {
      next++;
    }
    boolean endsSentence = text.at(end) == '.' && text.at(end + 1) == ' ';
    return endsSentence || !text.isDigit(next);
  }

  /**
   * Tells whether groups of digits can be the number.
   *
   * @param isLast whether no other digits belong to them; only where some may do their lengths
   *     count
   */
  private static boolean fits(String kind, List<Integer> groups, boolean isLast) {
    int digits = groups.stream().mapToInt(Integer::intValue).sum();
    if (kind.equals(SafetyIssue.NATIONAL_ID)) {
      return digits == NATIONAL_ID && (isLast || NATIONAL_ID_GROUPS.contains(groups));
    }
    return digits >= LEAST_CARD
        && digits <= MOST_CARD
        && (isLast
            || groups.subList(0, groups.size() - 1).stream()
                .allMatch(length -> length >= LEAST_CARD_GROUP));
  }
}
