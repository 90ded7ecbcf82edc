package dev.rolewright.parsing;

import dev.rolewright.parsing.text.LanguageDetector;

/** Tells the language of any text. */
public final class TextLanguage {
  /** The answer where no language stands out, as in a few words. */
  public static final String UNKNOWN = LanguageDetector.UNKNOWN;

  private TextLanguage() {}

  /** Returns the ISO 639-1 code in lower case, {@link #UNKNOWN} where none stands out. */
  public static String of(String text) {
    return LanguageDetector.detectAlsoShort(text);
  }
}
