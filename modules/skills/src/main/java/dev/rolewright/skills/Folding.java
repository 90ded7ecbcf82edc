package dev.rolewright.skills;

import java.text.Normalizer;
import java.util.Optional;

/** Takes letter case, accents and invisible characters out of a word, so that forms compare. */
final class Folding {
  /** A shorter plural is too often another word: "as", "bus", "aws". */
  private static final int SHORTEST_PLURAL = 4;

  /** Shorter one-word names that end in s are names or mean something else without it: "Sales". */
  private static final int SHORTEST_WORD_TO_SINGULAR = 9;

  private Folding() {}

  /** Folds one word; the result may be of another length. */
  static String word(CharSequence word) {
    StringBuilder lower = new StringBuilder(word.length());
    boolean plain = true;
    for (int index = 0; index < word.length(); ) {
      int codePoint = Character.codePointAt(word, index);
      index += Character.charCount(codePoint);
      plain &= codePoint < 0x80;
      lower.appendCodePoint(codePoint == '’' ? '\'' : Character.toLowerCase(codePoint));
    }
    return plain ? lower.toString() : withoutMarks(lower);
  }

  private static String withoutMarks(CharSequence word) {
    String apart = Normalizer.normalize(word, Normalizer.Form.NFKD);
    StringBuilder folded = new StringBuilder(apart.length());
    for (int index = 0; index < apart.length(); ) {
      int codePoint = apart.codePointAt(index);
      index += Character.charCount(codePoint);
      if (!isMark(codePoint) && Character.getType(codePoint) != Character.FORMAT) {
        folded.appendCodePoint(Character.toLowerCase(codePoint));
      }
    }
    return folded.toString();
  }

  /** Tells whether a code point only changes the one before it. */
  static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  /** Returns the plural of a folded singular, where one is formed simply. */
  static Optional<String> plural(String word) {
    if (word.length() < 2 || !isLetter(word, word.length() - 1) || word.endsWith("s")) {
      return Optional.empty();
    }
    if (word.endsWith("y") && word.length() > 2 && !isVowel(word.charAt(word.length() - 2))) {
      return Optional.of(word.substring(0, word.length() - 1).concat("ies"));
    }
    return Optional.of(word.concat("s"));
  }

  /**
   * Returns the singular of a folded plural, where one is formed simply.
   *
   * @param alone whether the word is a whole name, which only long words lose their s from
   */
  static Optional<String> singular(String word, boolean alone) {
    int length = word.length();
    if (length < (alone ? SHORTEST_WORD_TO_SINGULAR : SHORTEST_PLURAL)
        || !word.endsWith("s")
        || word.endsWith("ss")
        || word.endsWith("us")
        || word.endsWith("is")
        || word.endsWith("ics")) {
      return Optional.empty();
    }
    if (word.endsWith("ies")) {
      return Optional.of(word.substring(0, length - 3).concat("y"));
    }
    return Optional.of(word.substring(0, length - 1));
  }

  private static boolean isLetter(String word, int index) {
    return Character.isLetter(word.charAt(index));
  }

  private static boolean isVowel(char letter) {
    return "aeiou".indexOf(letter) >= 0;
  }
}
