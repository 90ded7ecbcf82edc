package dev.rolewright.safety;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds numbers by their own shape. A card number has 13 to 19 digits, begins like those of a brand
 * and its last digit is right by the formula of Luhn (ISO/IEC 7812-1); a social security number has
 * an area, group and serial number that were ever given out (area 001..899 without 666).
 */
final class NumberFinder {
  private static final int LEAST_CARD = 13;
  private static final int MOST_CARD = 19;
  private static final int LEAST_FIRST_GROUP = 4;
  private static final int MOST_PHONE = 15;
  private static final int MOST_BETWEEN = 3;

  private NumberFinder() {}

  /** Digits that stand together. */
  private record Group(int start, int end) {
    int length() {
      return end - start;
    }
  }

  static void find(FoldedText text, List<Finding> findings) {
    List<Group> groups = groups(text);
    int index = 0;
    while (index < groups.size()) {
      int card = cardEnd(text, groups, index);
      if (card >= 0) {
        findings.add(finding(SafetyIssue.CARD_NUMBER, groups, index, card));
        index = card + 1;
      } else if (isNationalId(text, groups, index)) {
        findings.add(finding(SafetyIssue.NATIONAL_ID, groups, index, index + 2));
        index += 3;
      } else {
        index++;
      }
    }
  }

  private static Finding finding(String kind, List<Group> groups, int first, int last) {
    return new Finding(kind, groups.get(first).start(), groups.get(last).end());
  }

  private static List<Group> groups(FoldedText text) {
    List<Group> groups = new ArrayList<>();
    int position = 0;
    while (position < text.length()) {
      int start = position;
      while (text.isDigit(position)) {
        position++;
      }
      if (position > start) {
        groups.add(new Group(start, position));
      } else {
        position++;
      }
    }
    return groups;
  }

  /** Returns the last group of the card number that begins with a group, or -1. */
  private static int cardEnd(FoldedText text, List<Group> groups, int first) {
    Group group = groups.get(first);
    if (group.length() < LEAST_FIRST_GROUP || isBound(text, group.start() - 1)) {
      return -1;
    }
    StringBuilder digits = new StringBuilder();
    for (int last = first; last < groups.size(); last++) {
      Group next = groups.get(last);
      if (digits.length() + next.length() > MOST_CARD
          || (last > first && !isSameGap(text, groups, first, last))) {
        return -1;
      }
      digits.append(text.text(next.start(), next.end()));
      boolean isPhone = text.at(group.start() - 1) == '+' && digits.length() <= MOST_PHONE;
      if (digits.length() >= LEAST_CARD
          && !isPhone
          && !isBound(text, next.end())
          && isCard(digits.toString())) {
        return last;
      }
    }
    return -1;
  }

  /** Tells whether a letter stands there, so that the digits are a part of some other code. */
  private static boolean isBound(FoldedText text, int index) {
    return text.isLetter(index);
  }

  private static boolean isSameGap(FoldedText text, List<Group> groups, int first, int last) {
    String gap = gap(text, groups, last - 1);
    return !gap.isEmpty() && gap.equals(gap(text, groups, first));
  }

  /**
   * Returns what stands between a group and the next one; empty where they do not belong together.
   */
  private static String gap(FoldedText text, List<Group> groups, int index) {
    int from = groups.get(index).end();
    int to = groups.get(index + 1).start();
    if (to - from > MOST_BETWEEN) {
      return "";
    }
    String gap = text.text(from, to);
    return gap.chars().allMatch(character -> " -.".indexOf(character) >= 0) ? gap : "";
  }

  private static boolean isNationalId(FoldedText text, List<Group> groups, int first) {
    if (first + 2 >= groups.size()
        || groups.get(first).length() != 3
        || groups.get(first + 1).length() != 2
        || groups.get(first + 2).length() != 4) {
      return false;
    }
    String gap = gap(text, groups, first);
    boolean goesOn =
        (first + 3 < groups.size() && gap.equals(gap(text, groups, first + 2)))
            || (first > 0 && gap.equals(gap(text, groups, first - 1)));
    return !gap.isEmpty()
        && gap.equals(gap(text, groups, first + 1))
        && !goesOn
        && !isBound(text, groups.get(first).start() - 1)
        && text.at(groups.get(first).start() - 1) != '+'
        && !isBound(text, groups.get(first + 2).end())
        && isNationalId(
            text.text(groups.get(first).start(), groups.get(first).end())
                + text.text(groups.get(first + 1).start(), groups.get(first + 1).end())
                + text.text(groups.get(first + 2).start(), groups.get(first + 2).end()));
  }

  /** Tells whether nine digits can be a social security number. */
  static boolean isNationalId(String digits) {
    String area = digits.substring(0, 3);
    return digits.length() == 9
        && !area.equals("000")
        && !area.equals("666")
        && area.charAt(0) != '9'
        && !digits.startsWith("00", 3)
        && !digits.endsWith("0000");
  }

  /** Tells whether digits can be a card number. */
  static boolean isCard(String digits) {
    return digits.length() >= LEAST_CARD
        && digits.length() <= MOST_CARD
        && isOfBrand(digits)
        && isRightByLuhn(digits);
  }

  private static boolean isOfBrand(String digits) {
    int four = Integer.parseInt(digits.substring(0, 4));
    return switch (digits.charAt(0)) {
      case '2' -> four >= 2200 && four <= 2720;
      case '3' -> (four >= 3000 && four <= 3099) || four >= 3400;
      case '4', '5', '6' -> true;
      default -> false;
    };
  }

  private static boolean isRightByLuhn(String digits) {
    int sum = 0;
    for (int index = 0; index < digits.length(); index++) {
      int digit = digits.charAt(digits.length() - 1 - index) - '0';
      int counted = index % 2 == 0 ? digit : digit * 2;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return sum % 10 == 0;
  }
}
