package dev.rolewright.parsing;

import dev.rolewright.parsing.text.LanguageDetector;

/** Tells the language of any text. */
public final class TextLanguage {
  private TextLanguage() {}

  /**
   * Returns the ISO 639-1 code in lower case, {@code und} where none stands out, as in a few words.
   */
  public static String of(String text) {
    return LanguageDetector.detect(text);
  }
}
