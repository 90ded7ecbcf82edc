package dev.rolewright.parsing.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a text in lower case: letters, digits and inner apostrophes. Hyphens part words. */
public final class Words {

  /**
   * One word.
   *
   * @param text in lower case, with a straight apostrophe
   * @param start first UTF-16 unit in the text
   * @param end one past the last
   */
  public record Word(String text, int start, int end) {}

  private final List<Word> words;

  private Words(List<Word> words) {
    this.words = words;
  }

  public static Words of(String text) {
    List<Word> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int start = at;
      while (at < text.length() && isPart(text, start, at)) {
        at++;
      }
      if (at > start) {
        String word = text.substring(start, at).replace('’', '\'').toLowerCase(Locale.ROOT);
        words.add(new Word(word, start, at));
      } else {
        at++;
      }
    }
    return new Words(words);
  }

  private static boolean isPart(String text, int start, int at) {
    char unit = text.charAt(at);
    if (Character.isLetterOrDigit(unit) || Character.isSurrogate(unit)) {
      return Character.isSurrogate(unit) ? Character.isLetter(text.codePointAt(at)) : true;
    }
    boolean apostrophe = unit == '\'' || unit == '’';
    return apostrophe
        && at > start
        && at + 1 < text.length()
        && Character.isLetter(text.charAt(at + 1));
  }

  public int size() {
    return words.size();
  }

  public boolean isEmpty() {
    return words.isEmpty();
  }

  public Word get(int index) {
    return words.get(index);
  }

  /** Returns a word's text, or the empty string outside the text. */
  public String text(int index) {
    return index >= 0 && index < words.size() ? words.get(index).text() : "";
  }

  /** Returns the words with single blanks between them. */
  public String joined() {
    StringBuilder joined = new StringBuilder();
    for (Word word : words) {
      joined.append(joined.isEmpty() ? "" : " ").append(word.text());
    }
    return joined.toString();
  }
}
