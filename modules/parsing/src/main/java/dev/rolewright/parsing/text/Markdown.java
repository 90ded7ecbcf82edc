package dev.rolewright.parsing.text;

/** Reads the marks of Markdown off a line; text that is not Markdown passes unchanged. */
public final class Markdown {
  private Markdown() {}

  /** Returns the level of a heading such as {@code ## Requirements}, or 0. */
  static int headingLevel(String line) {
    int level = 0;
    while (level < line.length() && line.charAt(level) == '#') {
      level++;
    }
    boolean heading =
        level >= 1 && level <= 6 && level < line.length() && Whitespace.is(line.charAt(level));
    return heading ? level : 0;
  }

  /** Returns whether the whole line is bold, such as {@code **What you bring:**}. */
  static boolean isEmphasised(String line) {
    String body = line.substring(ListMark.end(line));
    for (String mark : new String[] {"**", "__"}) {
      if (body.startsWith(mark) && body.length() > 2 * mark.length()) {
        int close = body.indexOf(mark, mark.length());
        return close > 0 && body.length() - close - mark.length() <= 1;
      }
    }
    return false;
  }

  /** Returns the words of a line, without bullet, heading mark, emphasis and link targets. */
  public static String body(String line) {
    int from = ListMark.end(line);
    while (from < line.length() && line.charAt(from) == '#') {
      from++;
    }
    StringBuilder body = new StringBuilder(line.length() - from);
    int at = from;
    while (at < line.length()) {
      char unit = line.charAt(at);
      if (unit == '\uFEFF' || unit == '\u200B' || unit == '\u00AD') {
        at++;
      } else if (unit == '*' && isEmphasisMark(line, at)) {
        at++;
      } else if (line.startsWith("__", at) || unit == '`') {
        at += unit == '`' ? 1 : 2;
      } else if (unit == ']' && at + 1 < line.length() && line.charAt(at + 1) == '(') {
        int close = line.indexOf(')', at);
        at = close < 0 ? at + 1 : close + 1;
      } else if (unit == '[' && isLink(line, at)) {
        at++;
      } else if (Whitespace.is(unit)) {
        if (!body.isEmpty() && body.charAt(body.length() - 1) != ' ') {
          body.append(' ');
        }
        at++;
      } else {
        body.append(unit);
        at++;
      }
    }
    while (!body.isEmpty() && (last(body) == ' ' || last(body) == '\\' || last(body) == '#')) {
      if (last(body) == '#' && body.length() > 1 && body.charAt(body.length() - 2) != ' ') {
        // "C#" ends with the sign that may close a heading.
        break;
      }
      body.setLength(body.length() - 1);
    }
    return body.toString();
  }

  private static char last(StringBuilder text) {
    return text.charAt(text.length() - 1);
  }

  /** An asterisk with blanks on both sides is a sign of the text, not emphasis. */
  private static boolean isEmphasisMark(String line, int at) {
    boolean blankBefore = at == 0 || Whitespace.is(line.charAt(at - 1));
    boolean blankAfter = at + 1 >= line.length() || Whitespace.is(line.charAt(at + 1));
    return !(blankBefore && blankAfter);
  }

  private static boolean isLink(String line, int at) {
    int close = line.indexOf("](", at);
    return close > 0 && close - at < 300 && line.indexOf('[', at + 1) != close;
  }
}
