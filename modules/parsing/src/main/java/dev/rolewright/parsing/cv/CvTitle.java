package dev.rolewright.parsing.cv;

import dev.rolewright.parsing.text.Sentences;
import dev.rolewright.parsing.text.Whitespace;
import java.util.List;

/** Finds the title in an item that tells title and description in one line. */
public final class CvTitle {
  private static final int LONGEST = 90;
  private static final String OPENING = "\"“„«‘'";
  private static final String CLOSING = "\"”“»’'";

  private CvTitle() {}

  /**
   * Cuts "Title: what it is", "Title – what it is" and quoted titles.
   *
   * @param prose whether the text is running text, whose first clause may serve as the title
   */
  static CvHead ofText(String text, boolean prose) {
    int quoted = quotedEnd(text);
    if (quoted > 0) {
      return cut(text, quoted, quoted);
    }
    List<String> units = CvHeadSplit.units(text);
    int colon = colon(text);
    if (units.size() > 1 && (colon < 0 || units.getFirst().length() < colon)) {
      String first = units.getFirst();
      int end = text.indexOf(first) + first.length();
      if (first.length() <= LONGEST && end >= first.length()) {
        return cut(text, end, end);
      }
    }
    if (colon > 0 && colon <= LONGEST) {
      return cut(text, colon, colon + 1);
    }
    if (!prose) {
      return new CvHead(text.replace('\t', ' '), "", "", List.of(), 0);
    }
    int sentence = Sentences.sentences(text).getFirst().end();
    if (sentence < text.length() && sentence <= LONGEST) {
      return cut(text, sentence, sentence);
    }
    return sentence <= LONGEST
        ? new CvHead(text, "", "", List.of(), 0)
        : new CvHead("", "", "", List.of(text), 0);
  }

  /** Returns where a title in quotation marks ends, marks included, or -1. */
  static int quotedEnd(String text) {
    if (text.isEmpty() || OPENING.indexOf(text.charAt(0)) < 0) {
      return -1;
    }
    for (int at = 2; at < text.length(); at++) {
      boolean last = at + 1 == text.length() || !Character.isLetter(text.charAt(at + 1));
      if (CLOSING.indexOf(text.charAt(at)) >= 0 && last) {
        return at + 1;
      }
    }
    return -1;
  }

  private static int colon(String text) {
    int colon = text.indexOf(':');
    boolean apart = colon > 0 && colon + 1 < text.length() && Whitespace.is(text.charAt(colon + 1));
    return apart ? colon : -1;
  }

  private static CvHead cut(String text, int end, int next) {
    String rest = text.substring(next).replace('\t', ' ');
    int from = 0;
    while (from < rest.length()
        && (Whitespace.is(rest.charAt(from)) || ",:–—-|".indexOf(rest.charAt(from)) >= 0)) {
      from++;
    }
    String description = rest.substring(from).strip();
    return new CvHead(
        CvText.trimmed(text.substring(0, end)),
        "",
        "",
        description.isEmpty() ? List.of() : List.of(description),
        0);
  }
}
