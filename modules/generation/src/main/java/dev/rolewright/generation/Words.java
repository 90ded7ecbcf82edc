package dev.rolewright.generation;

import java.util.Locale;

/** Looks for words in a text. */
final class Words {
  private Words() {}

  /** Tells whether the text holds the words as words of their own, in capitals or not. */
  static boolean hold(String text, String words) {
    String folded = fold(text);
    String sought = fold(words);
    if (sought.isEmpty()) {
      return false;
    }
    for (int found = folded.indexOf(sought);
        found >= 0;
        found = folded.indexOf(sought, found + 1)) {
      if (isEdge(folded, found) && isEdge(folded, found + sought.length())) {
        return true;
      }
    }
    return false;
  }

  /** Returns the text on one line and in small letters. */
  static String fold(String text) {
    return Sentences.oneLine(text).toLowerCase(Locale.ROOT);
  }

  /** Scripts that are written without spaces have no edges to look for. */
  private static boolean isEdge(String text, int index) {
    if (index == 0 || index == text.length()) {
      return true;
    }
    int before = text.codePointBefore(index);
    int after = text.codePointAt(index);
    return !isWordPart(before)
        || !isWordPart(after)
        || Character.isIdeographic(before)
        || Character.isIdeographic(after);
  }

  private static boolean isWordPart(int letter) {
    return Character.isLetterOrDigit(letter) || letter == '+' || letter == '#';
  }
}
