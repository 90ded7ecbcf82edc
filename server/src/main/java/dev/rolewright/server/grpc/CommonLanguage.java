package dev.rolewright.server.grpc;

import dev.rolewright.parsing.TextLanguage;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells which texts may share answers with others of their language. */
final class CommonLanguage {
  /** What a text of no known language may have, since a few words ask about the same in any. */
  private static final int MOST_UNKNOWN_WORDS = 8;

  private static final Pattern WORD =
      Pattern.compile("\\p{IsIdeographic}|[^\\s\\p{IsIdeographic}]+");

  private CommonLanguage() {}

  /**
   * Returns the language of a text as {@link TextLanguage} tells it; empty for a text of more than
   * {@value #MOST_UNKNOWN_WORDS} words (an ideograph is one) whose language it can't tell, since
   * all that it doesn't know are one to it.
   */
  static Optional<String> of(String text) {
    return Optional.of(TextLanguage.of(text))
        .filter(language -> !language.equals(TextLanguage.UNKNOWN) || isShort(text));
  }

  private static boolean isShort(String text) {
    return WORD.matcher(text).results().skip(MOST_UNKNOWN_WORDS).findAny().isEmpty();
  }
}
