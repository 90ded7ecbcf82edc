package dev.rolewright.parsing.text;

/** What counts as white space and as the end of a line; the same rule decides every offset. */
public final class Whitespace {
  private Whitespace() {}

  /**
   * Returns whether a code point is white space: Unicode spaces and separators, no-break ones too.
   */
  public static boolean is(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || codePoint == 0x85;
  }

  public static boolean endsLine(char unit) {
    return switch (unit) {
      case '\n', '\r', '\u000B', '\f', '\u0085', '\u2028', '\u2029' -> true;
      default -> false;
    };
  }

  /** Returns the first index at or after {@code from} that is no white space, or {@code to}. */
  public static int skip(String text, int from, int to) {
    int at = from;
    while (at < to) {
      int codePoint = text.codePointAt(at);
      if (!is(codePoint)) {
        return at;
      }
      at += Character.charCount(codePoint);
    }
    return to;
  }

  /** Returns the index after the last code point before {@code to} that is no white space. */
  public static int skipBack(String text, int from, int to) {
    int at = to;
    while (at > from) {
      int codePoint = text.codePointBefore(at);
      if (!is(codePoint)) {
        return at;
      }
      at -= Character.charCount(codePoint);
    }
    return from;
  }
}
