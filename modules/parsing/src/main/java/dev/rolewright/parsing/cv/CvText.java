package dev.rolewright.parsing.cv;

import dev.rolewright.parsing.text.Whitespace;
import dev.rolewright.parsing.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Questions about short texts that several readers ask. */
public final class CvText {
  private static final String SEPARATORS = ",;:|·•●▪–—-/\\~_*\t";
  private static final Set<String> ENDING_ABBREVIATIONS =
      Set.of(
          "inc", "ltd", "co", "corp", "llc", "jr", "sr", "hons", "dept", "st", "sc", "eng", "a",
          "s", "d", "phil", "u.s", "u.k", "e.v", "v", "no", "dipl", "ing", "univ", "prof", "mgr",
          "asst", "tech", "incl", "approx", "gov", "intl", "assoc", "pty", "pvt", "bros", "mfg",
          "plc", "llp", "gmbh", "est", "exp");

  private CvText() {}

  static boolean isCapitals(String text) {
    int letters = 0;
    for (int index = 0; index < text.length(); index++) {
      char unit = text.charAt(index);
      if (Character.isLowerCase(unit)) {
        return false;
      }
      letters += Character.isUpperCase(unit) ? 1 : 0;
    }
    return letters >= 3;
  }

  /** Returns whether a text is a sentence or more, or goes on from one. */
  static boolean isSentence(String text) {
    int words = Words.of(text).size();
    if (words >= 4 && startsLower(text)) {
      return true;
    }
    if (words >= 5 && (text.endsWith(".") || text.endsWith("!")) && !endsWithAbbreviation(text)) {
      return true;
    }
    return words >= 5 && sentenceEnd(text) >= 0;
  }

  /** Returns where the first sentence of several ends, or -1; no abbreviation ends one. */
  static int sentenceEnd(String text) {
    for (int at = 1; at + 2 < text.length(); at++) {
      boolean mark = ".!?".indexOf(text.charAt(at)) >= 0 && Whitespace.is(text.charAt(at + 1));
      if (mark
          && !Character.isLowerCase(text.charAt(at + 2))
          && (text.charAt(at) != '.' || isWord(text, at))) {
        return at;
      }
    }
    return -1;
  }

  /** Returns whether an ordinary word or a number stands before a stop. */
  private static boolean isWord(String text, int stop) {
    int start = stop;
    while (start > 0
        && !Whitespace.is(text.charAt(start - 1))
        && "(-/".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    String word = text.substring(start, stop);
    boolean capital = startsUpper(word);
    return word.length() > (capital ? 4 : 2)
        && word.indexOf('.') < 0
        && !ENDING_ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Returns whether a text ends as a sentence does, however short: "Garden lighting." */
  static boolean endsWithStop(String text) {
    return text.length() > 3 && text.endsWith(".") && !endsWithAbbreviation(text);
  }

  private static boolean endsWithAbbreviation(String text) {
    int blank = text.lastIndexOf(' ');
    String last = text.substring(blank + 1, text.length() - 1).toLowerCase(Locale.ROOT);
    return ENDING_ABBREVIATIONS.contains(last) || (last.length() <= 3 && last.indexOf('.') > 0);
  }

  /**
   * Returns whether a line ends within a word that the next one goes on with: "manufac-", "turing".
   * The hyphen stays, since it may be the word's own.
   */
  static boolean isHyphenated(String upper, String lower) {
    int end = upper.length() - 1;
    boolean open = end > 0 && upper.charAt(end) == '-' && Character.isLetter(upper.charAt(end - 1));
    return open && startsLower(lower) && !lower.matches("(?:and|or|und|oder|et|y|bzw)\\b.*");
  }

  static boolean startsLower(String text) {
    return !text.isEmpty() && Character.isLowerCase(text.codePointAt(0));
  }

  static boolean startsUpper(String text) {
    return !text.isEmpty() && Character.isUpperCase(text.codePointAt(0));
  }

  /** Returns a text without separators and white space at its ends. */
  static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isEdge(text.charAt(from))) {
      from++;
    }
    while (to > from && isEdge(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to).replace('\t', ' ');
  }

  private static boolean isEdge(char unit) {
    return Whitespace.is(unit) || SEPARATORS.indexOf(unit) >= 0;
  }

  /** Cuts a text at a sign outside parentheses; the parts are trimmed and not empty. */
  static List<String> split(String text, String signs) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      if (unit == '(' || unit == '[') {
        depth++;
      } else if (unit == ')' || unit == ']') {
        depth = Math.max(0, depth - 1);
      } else if (depth == 0 && signs.indexOf(unit) >= 0 && !isWithinNumber(text, at)) {
        add(parts, text.substring(start, at));
        start = at + 1;
      }
    }
    add(parts, text.substring(start));
    return parts;
  }

  private static boolean isWithinNumber(String text, int at) {
    return text.charAt(at) == ','
        && at > 0
        && at + 1 < text.length()
        && Character.isDigit(text.charAt(at - 1))
        && Character.isDigit(text.charAt(at + 1));
  }

  private static void add(List<String> parts, String part) {
    String trimmed = part.strip();
    if (!trimmed.isEmpty()) {
      parts.add(trimmed);
    }
  }

  /** Returns a text without a note in parentheses at its end. */
  static String withoutNote(String text) {
    int open = text.lastIndexOf('(');
    return open > 0 && text.endsWith(")") ? text.substring(0, open).strip() : text;
  }
}
