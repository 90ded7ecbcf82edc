package dev.rolewright.parsing.text;

import java.util.Locale;

/**
 * A tag of HTML.
 *
 * @param name in lower case
 * @param close whether it is an end tag
 * @param attributes the text after the name
 * @param end index after the tag
 */
public record HtmlTag(String name, boolean close, String attributes, int end) {

  /** Returns whether a tag, as opposed to a sign of the text, starts at an index. */
  static boolean startsAt(String html, int at) {
    int name = at + 1;
    if (name < html.length() && html.charAt(name) == '/') {
      name++;
    }
    return name < html.length() && isLetter(html.charAt(name));
  }

  /** Reads the tag at an index; one that never ends reaches to the end of the text. */
  static HtmlTag read(String html, int at) {
    boolean close = html.charAt(at + 1) == '/';
    int nameStart = at + (close ? 2 : 1);
    int nameEnd = nameStart;
    while (nameEnd < html.length() && isNamePart(html.charAt(nameEnd))) {
      nameEnd++;
    }
    int end = nameEnd;
    char quote = 0;
    while (end < html.length()) {
      char unit = html.charAt(end);
      if (quote != 0) {
        quote = unit == quote ? 0 : quote;
      } else if ((unit == '"' || unit == '\'') && afterEquals(html, nameEnd, end)) {
        quote = unit;
      } else if (unit == '>') {
        break;
      }
      end++;
    }
    String name = html.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
    return new HtmlTag(name, close, html.substring(nameEnd, end), Math.min(html.length(), end + 1));
  }

  boolean isHidden() {
    if (attributes.isBlank()) {
      return false;
    }
    String lower = attributes.toLowerCase(Locale.ROOT);
    return lower.replace(" ", "").contains("display:none")
        || (" " + lower.replace('/', ' ') + " ").contains(" hidden ")
        || lower.contains(" hidden=");
  }

  boolean isSelfClosed() {
    return attributes.endsWith("/");
  }

  private static boolean afterEquals(String html, int from, int at) {
    int before = Whitespace.skipBack(html, from, at);
    return before > from && html.charAt(before - 1) == '=';
  }

  private static boolean isLetter(char unit) {
    return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z');
  }

  private static boolean isNamePart(char unit) {
    return isLetter(unit) || (unit >= '0' && unit <= '9') || unit == '-' || unit == ':';
  }
}
