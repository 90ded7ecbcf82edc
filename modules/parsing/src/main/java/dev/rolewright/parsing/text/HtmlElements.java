package dev.rolewright.parsing.text;

import java.util.Set;

/** What the elements of HTML mean for the lines of a page. */
public final class HtmlElements {
  /** Elements whose content is raw text that nobody reads. */
  static final Set<String> RAW = Set.of("script", "style", "xmp", "iframe", "noembed", "noframes");

  /** Elements whose content is not shown. */
  static final Set<String> HIDDEN =
      Set.of("head", "title", "template", "noscript", "svg", "object");

  /** Elements that never have content. */
  static final Set<String> VOID =
      Set.of(
          "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
          "source", "track", "wbr");

  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
          "em", "font", "i", "img", "ins", "kbd", "label", "mark", "q", "s", "samp", "small",
          "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr");

  private HtmlElements() {}

  /** Returns whether the start or end of an element ends a line; elements not known do. */
  static boolean isBlock(String name) {
    return !INLINE.contains(name);
  }

  static boolean isBold(String name) {
    return name.equals("b") || name.equals("strong");
  }

  static int headingLevel(String name) {
    boolean heading = name.length() == 2 && name.charAt(0) == 'h';
    int level = heading ? name.charAt(1) - '0' : 0;
    return level >= 1 && level <= 6 ? level : 0;
  }
}
