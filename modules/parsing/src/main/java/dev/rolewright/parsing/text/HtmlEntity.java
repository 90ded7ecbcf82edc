package dev.rolewright.parsing.text;

import org.jsoup.nodes.Entities;

/**
 * A character reference of HTML.
 *
 * @param text what it stands for
 * @param end index after it; the start itself where there is none
 */
public record HtmlEntity(String text, int end) {
  private static final int LONGEST_NAME = 32;
  private static final String WINDOWS_1252 =
      "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

  /** Reads the reference at an index, which holds an ampersand. */
  static HtmlEntity read(String html, int at) {
    HtmlEntity none = new HtmlEntity("", at);
    int next = at + 1;
    if (next >= html.length()) {
      return none;
    }
    if (html.charAt(next) == '#') {
      return readNumber(html, at, none);
    }
    int end = next;
    while (end < html.length() && end - next < LONGEST_NAME && isAlphanumeric(html.charAt(end))) {
      end++;
    }
    if (end == next) {
      return none;
    }
    if (end < html.length() && html.charAt(end) == ';') {
      String value = Entities.getByName(html.substring(next, end));
      return value.isEmpty() ? none : new HtmlEntity(value, end + 1);
    }
    for (int length = end - next; length >= 2; length--) {
      String name = html.substring(next, next + length);
      if (Entities.isBaseNamedEntity(name)) {
        return new HtmlEntity(Entities.getByName(name), next + length);
      }
    }
    return none;
  }

  private static HtmlEntity readNumber(String html, int at, HtmlEntity none) {
    int start = at + 2;
    boolean hex = start < html.length() && (html.charAt(start) | 0x20) == 'x';
    start += hex ? 1 : 0;
    int end = start;
    int value = 0;
    while (end < html.length() && end - start < 7) {
      int digit = Character.digit(html.charAt(end), hex ? 16 : 10);
      if (digit < 0 || html.charAt(end) > 'f') {
        break;
      }
      value = value * (hex ? 16 : 10) + digit;
      end++;
    }
    if (end == start) {
      return none;
    }
    boolean closed = end < html.length() && html.charAt(end) == ';';
    return new HtmlEntity(toText(value), closed ? end + 1 : end);
  }

  private static String toText(int value) {
    if (value >= 0x80 && value <= 0x9F) {
      return String.valueOf(WINDOWS_1252.charAt(value - 0x80));
    }
    boolean valid = value > 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
    return valid ? Character.toString(value) : "\uFFFD";
  }

  private static boolean isAlphanumeric(char unit) {
    return (unit >= 'a' && unit <= 'z')
        || (unit >= 'A' && unit <= 'Z')
        || (unit >= '0' && unit <= '9');
  }
}
