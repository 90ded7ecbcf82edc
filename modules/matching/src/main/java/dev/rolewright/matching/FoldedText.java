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
  /** Shorter names stand by chance where two words meet. */
  private static final int SHORTEST_SPELLED_OTHERWISE = 4;

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

  /**
   * Tells whether it holds a phrase, be it spaced otherwise or in the plural: "BS7671" holds "BS
   * 7671", "patient lifts" holds "patient lift".
   */
  boolean holdsSpelledOtherwise(FoldedText phrase) {
    if (holds(phrase)) {
      return true;
    }
    String sought = singular(String.join("", phrase.words));
    if (sought.length() < SHORTEST_SPELLED_OTHERWISE) {
      return false;
    }
    for (int start = 0; start < words.size(); start++) {
      StringBuilder together = new StringBuilder();
      for (int end = start; end < words.size() && together.length() <= sought.length(); end++) {
        together.append(words.get(end));
        if (singular(together.toString()).equals(sought)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Tells quickly of most texts that they are too short to hold this phrase. */
  boolean fitsInto(FoldedText text) {
    return joined.length() - words.size() - 2 <= text.joined.length();
  }

  /** An "s" at the end of a word as of a name is no difference, if not one of "ss". */
  private static String singular(String word) {
    boolean plural = word.length() > SHORTEST_SPELLED_OTHERWISE && word.endsWith("s");
    return plural && !word.endsWith("ss") ? word.substring(0, word.length() - 1) : word;
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
