package dev.rolewright.parsing.cv;

import dev.rolewright.parsing.text.Words;
import java.util.regex.Pattern;

/** Tells by the words and signs on both sides of a date whether it anchors the head of an entry. */
final class CvAnchorShape {
  private static final int MOST_ROLE_WORDS = 10;
  private static final CvWords WORDS = new CvWords();
  private static final Pattern WHERE =
      Pattern.compile("(?:at|with|for|bei|beim|chez|@|en)\\s{1,3}(?=[\\p{Lu}\\d])");

  private static final Pattern PREPOSITION =
      Pattern.compile(
          "\\A(?:|.{0,200}\\s)(?:in|of|by|for|to|during|on|at|and|the|between|over|until|with|than|im|am|para|dans)",
          Pattern.CASE_INSENSITIVE);

  private CvAnchorShape() {}

  /** Returns "Acme Ltd" of "at Acme Ltd". */
  static String withoutAt(String text) {
    return WHERE.matcher(text).replaceFirst("");
  }

  static boolean isAfter(String right, String after) {
    boolean sign =
        !after.isEmpty()
            && !Character.isLetterOrDigit(after.charAt(0))
            && after.charAt(0) != '.'
            && after.charAt(0) != '%';
    return sign && !CvText.startsLower(right) && !isProse(right);
  }

  /** "2014 to 2019 staff nurse, Owenbeg Home": a period, and a role that begins in lower case. */
  static boolean isRoleAfter(DateMatch date, String right, String after) {
    boolean apart = !after.isEmpty() && !Character.isLetterOrDigit(after.charAt(0));
    return apart && !date.single() && startsWithRole(right);
  }

  private static boolean startsWithRole(String text) {
    if (text.length() > 130 || CvText.sentenceEnd(text) >= 0 || !CvText.startsLower(text)) {
      return false;
    }
    int comma = text.indexOf(',');
    String first = comma < 0 ? text : text.substring(0, comma);
    return Words.of(first).size() <= MOST_ROLE_WORDS && WORDS.has(CvWords.Group.ROLE, first);
  }

  static boolean startsSentence(String after) {
    return after.length() > 2
        && ".;".indexOf(after.charAt(0)) >= 0
        && after.charAt(1) == ' '
        && !CvText.startsLower(after.substring(2));
  }

  /** "Adviser 2021 - 2024 Northline Water": a period between two names, without a sign. */
  static boolean isInside(String before, String left, String after, String right) {
    boolean blanks = before.endsWith(" ") && after.startsWith(" ") && !left.isEmpty();
    if (!blanks || isProse(left) || PREPOSITION.matcher(left).matches()) {
      return false;
    }
    boolean place = WHERE.matcher(right).lookingAt();
    boolean named = CvText.startsUpper(right) && !isProse(right);
    return CvText.startsUpper(left)
        && left.indexOf(':') < 0
        && (place
            ? !isProse(right.substring(right.indexOf(' ') + 1))
            : named || startsWithRole(right));
  }

  static boolean isBefore(String before, String left, DateMatch date, boolean bracketed) {
    if (isProse(left) || PREPOSITION.matcher(left).matches()) {
      return false;
    }
    if (!date.single() || bracketed) {
      return true;
    }
    String bare = before.endsWith(" ") ? before.substring(0, before.length() - 1) : before;
    char last = bare.isEmpty() ? ' ' : bare.charAt(bare.length() - 1);
    return ",;:|\t·•–—-([".indexOf(last) >= 0;
  }

  static boolean isBetween(String before, String after, DateMatch date, boolean bracketed) {
    String left = before.stripTrailing();
    String right = after.stripLeading();
    boolean delimited =
        (before.endsWith("\t") || ",|·•–—".indexOf(left.charAt(left.length() - 1)) >= 0)
            && (after.startsWith("\t")
                || (!right.isEmpty() && ",|·•–—".indexOf(right.charAt(0)) >= 0));
    boolean column = before.endsWith("\t") || after.startsWith("\t");
    boolean parted = bracketed || delimited || column;
    return parted
        && (!date.single() || delimited)
        && !isProse(CvText.trimmed(before))
        && !isProse(CvText.trimmed(after))
        && (bracketed ? !CvText.startsLower(CvText.trimmed(after)) : true);
  }

  static boolean isProse(String text) {
    return text.length() > 130 || CvText.isSentence(text) || Words.of(text).size() > 17;
  }

  static boolean endsWithOpen(String before) {
    String bare = before.stripTrailing();
    return bare.endsWith("(") || bare.endsWith("[");
  }

  static boolean startsWithClose(String after) {
    String bare = after.stripLeading();
    return bare.startsWith(")") || bare.startsWith("]");
  }

  static String rest(String before, String after) {
    String left = edge(before);
    String right = edge(after);
    if (left.isEmpty() || right.isEmpty()) {
      return left + right;
    }
    boolean piped = before.stripTrailing().endsWith("|") || after.stripLeading().startsWith("|");
    return left + (piped ? " | " : "\t") + right;
  }

  static String edge(String text) {
    String trimmed = text.strip();
    int from = 0;
    int to = trimmed.length();
    while (from < to && ",;:|·•–—-/ \t".indexOf(trimmed.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && ",;:|·•–—-/ \t".indexOf(trimmed.charAt(to - 1)) >= 0) {
      to--;
    }
    return trimmed.substring(from, to);
  }
}
