package dev.rolewright.llm;

import java.util.function.Consumer;

/** Cuts a text that is there as a whole into pieces, as if it were being written. */
final class TextPieces {
  private static final int LENGTH = 64;

  private TextPieces() {}

  /** Passes on pieces of about {@value #LENGTH} characters that end with words where they can. */
  static void of(String text, Consumer<String> sink) {
    int begin = 0;
    while (begin < text.length()) {
      int end = end(text, begin);
      sink.accept(text.substring(begin, end));
      begin = end;
    }
  }

  private static int end(String text, int begin) {
    int most = begin + LENGTH;
    if (most >= text.length()) {
      return text.length();
    }
    int space = text.lastIndexOf(' ', most - 1);
    if (space > begin) {
      return space + 1;
    }
    return Character.isHighSurrogate(text.charAt(most - 1)) ? most + 1 : most;
  }
}
