package dev.rolewright.matching;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words of a text without case, accents and punctuation, so that names compare.
 *
 * @param words in the order of the text
 * @param joined the words with one space before, between and behind them
 */
record FoldedText(List<String> words, String joined) {

  static FoldedText of(String text) {
    return ofWords(words(text));
  }

  /** Takes words that are folded already. */
  static FoldedText ofWords(List<String> words) {
    return new FoldedText(List.copyOf(words), " " + String.join(" ", words) + " ");
  }

  /** Tells whether the words of a phrase stand here one behind the other. */
  boolean holds(FoldedText phrase) {
    return !phrase.words.isEmpty() && joined.contains(phrase.joined);
  }

  /** Counts the different words that two texts share, without words of less than three letters. */
  int shared(FoldedText other) {
    Set<String> mine = new HashSet<>(words);
    Set<String> both = new HashSet<>();
    for (String word : other.words) {
      if (word.length() > 2 && mine.contains(word)) {
        both.add(word);
      }
    }
    return both.size();
  }

  private static List<String> words(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int index = 0; index < plain.length(); ) {
      int codePoint = plain.codePointAt(index);
      index += Character.charCount(codePoint);
      if (Character.isLetterOrDigit(codePoint) || codePoint == '+' || codePoint == '#') {
        word.appendCodePoint(codePoint);
      } else if (!isSilent(codePoint)) {
        end(word, words);
      }
    }
    end(word, words);
    return List.copyOf(words);
  }

  /** An apostrophe, an accent or an invisible sign does not part a word: "bachelor's". */
  private static boolean isSilent(int codePoint) {
    int type = Character.getType(codePoint);
    return codePoint == '\''
        || codePoint == '’'
        || type == Character.NON_SPACING_MARK
        || type == Character.FORMAT;
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}
