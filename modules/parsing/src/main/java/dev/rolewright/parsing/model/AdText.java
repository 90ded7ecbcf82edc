package dev.rolewright.parsing.model;

import dev.rolewright.domain.Span;
import dev.rolewright.parsing.text.TextLine;
import java.util.List;
import java.util.Optional;

/**
 * The lines of an ad as one text in which quotes are looked up. Case, white space and the shape of
 * quotation marks and dashes do not count, since models change them without a thought; all else
 * does.
 */
final class AdText {
  /**
   * Where a quote stands.
   *
   * @param line index of the line that holds its begin
   * @param from index of its first character in the comparable text
   * @param to index behind its last one
   */
  record Place(int line, int from, int to) {}

  private final List<TextLine> lines;
  private final String text;

  /** By character of {@code text}: its line, and its code point within the line. */
  private final int[] lineOf;

  private final int[] codePointOf;

  private AdText(List<TextLine> lines, String text, int[] lineOf, int[] codePointOf) {
    this.lines = lines;
    this.text = text;
    this.lineOf = lineOf;
    this.codePointOf = codePointOf;
  }

  static AdText of(List<TextLine> lines) {
    int size = lines.stream().mapToInt(line -> 2 * line.text().length() + 1).sum();
    int[] lineOf = new int[size];
    int[] codePointOf = new int[size];
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < lines.size(); line++) {
      String own = lines.get(line).text();
      int index = 0;
      for (int codePoint = 0; index < own.length(); codePoint++) {
        int unit = own.codePointAt(index);
        int before = text.length();
        append(text, unit);
        for (int at = before; at < text.length(); at++) {
          lineOf[at] = line;
          codePointOf[at] = codePoint;
        }
        index += Character.charCount(unit);
      }
      int end = text.length();
      append(text, ' ');
      if (text.length() > end) {
        lineOf[end] = line;
        codePointOf[end] = own.codePointCount(0, own.length());
      }
    }
    return new AdText(lines, text.toString(), lineOf, codePointOf);
  }

  /** Returns a text in the form in which texts are compared. */
  static String comparable(String text) {
    StringBuilder comparable = new StringBuilder();
    text.codePoints().forEach(codePoint -> append(comparable, codePoint));
    return comparable.toString().strip();
  }

  private static void append(StringBuilder text, int codePoint) {
    switch (codePoint) {
      case '\u2018', '\u2019', '\u201A', '\u2032', '`', '\u00B4' -> text.append('\'');
      case '\u201C', '\u201D', '\u201E', '\u00AB', '\u00BB', '\u2033' -> text.append('"');
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> text.append('-');
      case '\u00AD', '\u200B' -> {
        // Seen by nobody.
      }
      default -> {
        if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
          if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
            text.append(' ');
          }
        } else {
          text.appendCodePoint(Character.toLowerCase(codePoint));
        }
      }
    }
  }

  /** Finds a quote; empty where the ad does not say it. */
  Optional<Place> find(String quote) {
    return find(quote, 0, text.length());
  }

  /** Finds words within a place, as words of their own. */
  Optional<Place> findWords(String words, Place within) {
    int from = within.from();
    while (true) {
      Optional<Place> found = find(words, from, within.to());
      if (found.isEmpty() || isWhole(found.get())) {
        return found;
      }
      from = found.get().from() + 1;
    }
  }

  private boolean isWhole(Place place) {
    boolean begins =
        place.from() == 0
            || !Character.isLetterOrDigit(text.charAt(place.from() - 1))
            || !Character.isLetterOrDigit(text.charAt(place.from()));
    boolean ends =
        place.to() == text.length()
            || !Character.isLetterOrDigit(text.charAt(place.to()))
            || !Character.isLetterOrDigit(text.charAt(place.to() - 1));
    return begins && ends;
  }

  private Optional<Place> find(String quote, int from, int to) {
    String wanted = comparable(quote);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    int at = text.indexOf(wanted, from);
    return at < 0 || at + wanted.length() > to
        ? Optional.empty()
        : Optional.of(new Place(lineOf[at], at, at + wanted.length()));
  }

  /** Returns where a place begins and ends in the text as sent; empty where it is of two lines. */
  Optional<Span> span(Place place) {
    int last = place.to() - 1;
    if (lineOf[last] != place.line()) {
      return Optional.empty();
    }
    return Optional.of(
        lines.get(place.line()).spanOf(codePointOf[place.from()], codePointOf[last] + 1));
  }

  /** Returns the words of a place as the ad has them; those of its first line where it has two. */
  String words(Place place) {
    String line = lines.get(place.line()).text();
    int last = place.to() - 1;
    int end =
        lineOf[last] == place.line()
            ? line.offsetByCodePoints(0, codePointOf[last] + 1)
            : line.length();
    return line.substring(line.offsetByCodePoints(0, codePointOf[place.from()]), end);
  }

  /** Tells whether a number stands in a place, with or without separators. */
  boolean hasNumber(double number, Place place) {
    return Numbers.in(text.substring(place.from(), place.to())).contains(number);
  }
}
