package dev.rolewright.llm;

import java.util.Map;
import java.util.Optional;

/** Reads one object or array by the rules of {@link JsonRepair} and writes it as JSON. */
final class TolerantReader {
  static final int MAX_DEPTH = 100;

  private static final Map<String, String> WORDS =
      Map.of(
          "true",
          "true",
          "false",
          "false",
          "null",
          "null",
          "True",
          "true",
          "False",
          "false",
          "None",
          "null",
          "NaN",
          "null",
          "undefined",
          "null");

  /** What reading a value came to. */
  enum Outcome {
    /** The value is whole. */
    WHOLE,
    /** The text ended within it; what was whole is written. */
    CUT,
    /** The text ended within it before anything was whole; nothing is written. */
    NOTHING,
    /** This is no JSON. */
    WRONG
  }

  private final String text;
  private final StringBuilder json = new StringBuilder();
  private final TolerantStrings strings;
  private int position;
  private boolean brokeLine;
  private boolean tooDeep;

  TolerantReader(String text, int start) {
    this.text = text;
    position = start;
    strings = new TolerantStrings(text, json);
  }

  /** Returns the value as JSON; empty where there is none. */
  Optional<String> read() {
    return switch (value(0)) {
      case WHOLE, CUT -> Optional.of(json.toString());
      case NOTHING, WRONG -> Optional.empty();
    };
  }

  /** Returns up to where the text was read. */
  int position() {
    return position;
  }

  boolean isTooDeep() {
    return tooDeep;
  }

  private Outcome value(int depth) {
    if (depth == MAX_DEPTH) {
      tooDeep = true;
      return Outcome.WRONG;
    }
    char first = text.charAt(position);
    if (first == '{' || first == '[') {
      return container(first == '{', depth);
    }
    if (TolerantStrings.isQuote(first)) {
      return string();
    }
    return first == '-' || isDigit(position) ? number() : word();
  }

  private Outcome container(boolean isObject, int depth) {
    char end = isObject ? '}' : ']';
    int start = json.length();
    json.append(text.charAt(position++));
    int entries = 0;
    boolean hasComma = false;
    while (true) {
      skipBlank();
      if (isAtEnd()) {
        return cut(start, entries, end);
      }
      char next = text.charAt(position);
      if (next == end) {
        position++;
        json.append(end);
        return Outcome.WHOLE;
      }
      if (next == ',' && entries > 0 && !hasComma) {
        position++;
        hasComma = true;
        continue;
      }
      boolean mayFollow = entries == 0 || hasComma || brokeLine;
      if (!mayFollow || next == ',') {
        return Outcome.WRONG;
      }
      int before = json.length();
      if (entries > 0) {
        json.append(',');
      }
      Outcome entry = isObject ? member(depth) : value(depth + 1);
      switch (entry) {
        case WHOLE -> {
          entries++;
          hasComma = false;
        }
        case CUT -> {
          return cut(start, entries + 1, end);
        }
        case NOTHING -> {
          json.setLength(before);
          return cut(start, entries, end);
        }
        case WRONG -> {
          return Outcome.WRONG;
        }
      }
    }
  }

  private Outcome cut(int start, int entries, char end) {
    if (entries == 0) {
      json.setLength(start);
      return Outcome.NOTHING;
    }
    json.append(end);
    return Outcome.CUT;
  }

  private Outcome member(int depth) {
    Outcome key = TolerantStrings.isQuote(text.charAt(position)) ? string() : bareKey();
    if (key != Outcome.WHOLE) {
      return key;
    }
    skipBlank();
    if (isAtEnd()) {
      return Outcome.NOTHING;
    }
    if (text.charAt(position) != ':') {
      return Outcome.WRONG;
    }
    position++;
    json.append(':');
    skipBlank();
    return isAtEnd() ? Outcome.NOTHING : value(depth + 1);
  }

  private Outcome string() {
    int after = strings.copy(position);
    if (after < 0) {
      position = text.length();
      return Outcome.NOTHING;
    }
    position = after;
    return Outcome.WHOLE;
  }

  private Outcome bareKey() {
    int start = position;
    while (position < text.length() && isKeyPart(text.charAt(position))) {
      position++;
    }
    if (position == start) {
      return Outcome.WRONG;
    }
    json.append('"').append(text, start, position).append('"');
    return Outcome.WHOLE;
  }

  private static boolean isKeyPart(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || character == '_'
        || character == '-'
        || character == '$';
  }

  /** A number at the very end may have lost digits, so it counts as cut. */
  private Outcome number() {
    int start = position;
    position += text.charAt(position) == '-' ? 1 : 0;
    int whole = digits();
    boolean isWrong = whole > 1 && text.charAt(position - whole) == '0';
    boolean isMissing = whole == 0;
    if (position < text.length() && text.charAt(position) == '.') {
      position++;
      isMissing |= digits() == 0;
    }
    if (position < text.length() && (text.charAt(position) | ' ') == 'e') {
      position++;
      boolean signed =
          position < text.length()
              && (text.charAt(position) == '+' || text.charAt(position) == '-');
      position += signed ? 1 : 0;
      isMissing |= digits() == 0;
    }
    if (position == text.length()) {
      return Outcome.NOTHING;
    }
    if (isWrong || isMissing || isKeyPart(text.charAt(position)) || text.charAt(position) == '.') {
      return Outcome.WRONG;
    }
    json.append(text, start, position);
    return Outcome.WHOLE;
  }

  private int digits() {
    int start = position;
    while (isDigit(position)) {
      position++;
    }
    return position - start;
  }

  private boolean isDigit(int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private Outcome word() {
    int start = position;
    while (position < text.length() && isKeyPart(text.charAt(position))) {
      position++;
    }
    String meaning = WORDS.get(text.substring(start, position));
    if (meaning != null) {
      json.append(meaning);
      return Outcome.WHOLE;
    }
    return position == text.length() ? Outcome.NOTHING : Outcome.WRONG;
  }

  /** A closing fence ends the text as well: the answer was cut, its frame was not. */
  private boolean isAtEnd() {
    return position >= text.length() || text.startsWith("```", position);
  }

  private void skipBlank() {
    brokeLine = false;
    while (position < text.length()) {
      char character = text.charAt(position);
      if (character == '#' || text.startsWith("//", position)) {
        position = after("\n");
        brokeLine = true;
      } else if (text.startsWith("/*", position)) {
        position += 2;
        position = after("*/");
      } else if (Character.isWhitespace(character) || character == '\u00A0') {
        brokeLine |= character == '\n';
        position++;
      } else {
        return;
      }
    }
  }

  private int after(String mark) {
    int found = text.indexOf(mark, position);
    return found < 0 ? text.length() : found + mark.length();
  }
}
