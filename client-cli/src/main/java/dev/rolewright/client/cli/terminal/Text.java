package dev.rolewright.client.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Measures, wraps, pads and cleans text by the columns it takes on a terminal. */
public final class Text {
  private static final char ESCAPE = '\u001b';

  private Text() {}

  /**
   * Returns the number of columns that a text takes; colours take none, wide characters take two.
   */
  public static int width(String text) {
    int columns = 0;
    int index = 0;
    while (index < text.length()) {
      int sequence = sequenceLength(text, index);
      if (sequence > 0) {
        index += sequence;
        continue;
      }
      int codePoint = text.codePointAt(index);
      columns += columnsOf(codePoint);
      index += Character.charCount(codePoint);
    }
    return columns;
  }

  /** Fills a text with spaces on its right up to a number of columns. */
  public static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - width(text)));
  }

  /** Fills a text with spaces on its left up to a number of columns. */
  public static String padLeft(String text, int columns) {
    return " ".repeat(Math.max(0, columns - width(text))) + text;
  }

  /**
   * Shortens a plain text to a number of columns, at least 1; an ellipsis tells that something is
   * missing.
   */
  public static String shorten(String text, int columns) {
    String line = text.replaceAll("\\s+", " ").strip();
    if (width(line) <= columns) {
      return line;
    }
    StringBuilder kept = new StringBuilder();
    int used = 0;
    int index = 0;
    while (index < line.length()) {
      int codePoint = line.codePointAt(index);
      used += columnsOf(codePoint);
      if (used > columns - 1) {
        break;
      }
      kept.appendCodePoint(codePoint);
      index += Character.charCount(codePoint);
    }
    return kept.toString().stripTrailing() + "…";
  }

  /**
   * Breaks a plain text into lines of at most a number of columns, at spaces where there are some.
   * An empty text is one empty line.
   */
  public static List<String> wrap(String text, int columns) {
    int limit = Math.max(8, columns);
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      for (String piece : pieces(word, limit)) {
        if (!line.isEmpty() && width(line.toString()) + 1 + width(piece) > limit) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(piece);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  /** Wraps a text behind a first prefix, and indents the lines that follow by as many columns. */
  public static List<String> hanging(String prefix, String text, int columns) {
    int indent = width(prefix);
    List<String> lines = new ArrayList<>();
    for (String line : wrap(text, columns - indent)) {
      lines.add((lines.isEmpty() ? prefix : " ".repeat(indent)) + line);
    }
    return lines;
  }

  /**
   * Drops everything that could steer a terminal: control characters, escape sequences that are not
   * the colours of {@link Style}, and characters that reverse the direction of writing. Texts of
   * other people are shown, not obeyed.
   */
  static String clean(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    int index = 0;
    while (index < text.length()) {
      int sequence = sequenceLength(text, index);
      if (sequence > 0) {
        kept.append(text, index, index + sequence);
        index += sequence;
        continue;
      }
      int codePoint = text.codePointAt(index);
      if (codePoint == '\n') {
        kept.append('\n');
      } else if (codePoint == '\t') {
        kept.append(' ');
      } else if (!Character.isISOControl(codePoint) && !reversesWriting(codePoint)) {
        kept.appendCodePoint(codePoint);
      }
      index += Character.charCount(codePoint);
    }
    return kept.toString();
  }

  private static List<String> pieces(String word, int limit) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    int used = 0;
    int index = 0;
    while (index < word.length()) {
      int codePoint = word.codePointAt(index);
      int columns = columnsOf(codePoint);
      if (used + columns > limit) {
        pieces.add(piece.toString());
        piece.setLength(0);
        used = 0;
      }
      piece.appendCodePoint(codePoint);
      used += columns;
      index += Character.charCount(codePoint);
    }
    if (!piece.isEmpty()) {
      pieces.add(piece.toString());
    }
    return pieces;
  }

  private static int sequenceLength(String text, int index) {
    if (text.charAt(index) != ESCAPE) {
      return 0;
    }
    int end = text.indexOf('m', index);
    if (end < 0 || end - index > 5 || !Style.SEQUENCES.contains(text.substring(index, end + 1))) {
      return 0;
    }
    return end + 1 - index;
  }

  private static int columnsOf(int codePoint) {
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT
        || type == Character.CONTROL) {
      return 0;
    }
    return isWide(codePoint) ? 2 : 1;
  }

  /** The blocks of Unicode's East Asian Width table (UAX #11) that are wide throughout. */
  private static boolean isWide(int codePoint) {
    return codePoint >= 0x1100
        && (codePoint <= 0x115f
            || (codePoint >= 0x2e80 && codePoint <= 0xa4cf)
            || (codePoint >= 0xac00 && codePoint <= 0xd7a3)
            || (codePoint >= 0xf900 && codePoint <= 0xfaff)
            || (codePoint >= 0xfe30 && codePoint <= 0xfe6f)
            || (codePoint >= 0xff00 && codePoint <= 0xff60)
            || (codePoint >= 0xffe0 && codePoint <= 0xffe6)
            || (codePoint >= 0x1f300 && codePoint <= 0x1faff)
            || (codePoint >= 0x20000 && codePoint <= 0x3fffd));
  }

  private static boolean reversesWriting(int codePoint) {
    return (codePoint >= 0x202a && codePoint <= 0x202e)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }
}
