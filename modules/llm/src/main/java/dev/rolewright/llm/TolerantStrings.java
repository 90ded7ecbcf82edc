package dev.rolewright.llm;

/** Reads strings in any quotes and writes them as JSON. */
final class TolerantStrings {
  private static final String DOUBLE = "\u201C\u201D\u201E\u201F\u00AB\u00BB";
  private static final String SINGLE = "'\u2018\u2019\u201A\u201B";
  private static final String AFTER_STRING = ",:}]";

  private final String text;
  private final StringBuilder json;

  TolerantStrings(String text, StringBuilder json) {
    this.text = text;
    this.json = json;
  }

  static boolean isQuote(char character) {
    return character == '"' || DOUBLE.indexOf(character) >= 0 || SINGLE.indexOf(character) >= 0;
  }

  /**
   * Copies the string that begins at a quote.
   *
   * @return the position behind it; negative where the text ends within it
   */
  int copy(int start) {
    char open = text.charAt(start);
    json.append('"');
    int at = start + 1;
    while (at < text.length()) {
      char character = text.charAt(at);
      if (closes(open, character, at)) {
        json.append('"');
        return at + 1;
      }
      if (character == '\\') {
        int after = escape(at);
        if (after < 0) {
          return -1;
        }
        at = after;
      } else {
        literal(character);
        at++;
      }
    }
    return -1;
  }

  /**
   * A straight double quote always ends its string. The others also stand within words, so they end
   * one only before a comma, a colon or an end.
   */
  private boolean closes(char open, char character, int at) {
    if (open == '"') {
      return character == '"';
    }
    boolean isKindred =
        SINGLE.indexOf(open) >= 0
            ? SINGLE.indexOf(character) >= 0 && (open != '\'' || character == '\'')
            : DOUBLE.indexOf(character) >= 0;
    if (!isKindred) {
      return false;
    }
    int next = at + 1;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next < text.length() && AFTER_STRING.indexOf(text.charAt(next)) >= 0;
  }

  private int escape(int at) {
    if (at + 1 >= text.length()) {
      return -1;
    }
    char escaped = text.charAt(at + 1);
    if ("\"\\/bfnrt".indexOf(escaped) >= 0) {
      json.append('\\').append(escaped);
      return at + 2;
    }
    if (escaped == 'u' && isHex(at + 2)) {
      json.append(text, at, at + 6);
      return at + 6;
    }
    if (isQuote(escaped)) {
      literal(escaped);
      return at + 2;
    }
    json.append("\\\\");
    return at + 1;
  }

  private boolean isHex(int start) {
    if (start + 4 > text.length()) {
      return false;
    }
    for (int at = start; at < start + 4; at++) {
      if (Character.digit(text.charAt(at), 16) < 0 || text.charAt(at) > 'f') {
        return false;
      }
    }
    return true;
  }

  private void literal(char character) {
    switch (character) {
      case '"' -> json.append("\\\"");
      case '\n' -> json.append("\\n");
      case '\r' -> json.append("\\r");
      case '\t' -> json.append("\\t");
      default -> {
        if (character < ' ') {
          json.append(String.format("\\u%04x", (int) character));
        } else {
          json.append(character);
        }
      }
    }
  }
}
