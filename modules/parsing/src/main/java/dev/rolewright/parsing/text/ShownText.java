package dev.rolewright.parsing.text;

import dev.rolewright.domain.Span;
import java.util.Arrays;
import java.util.List;

/**
 * What a reader sees of a text: its lines without markup, each on one of its own. Knows where each
 * part of that stands in the text as sent.
 */
public final class ShownText {
  private final List<TextLine> lines;
  private final String text;

  /** First code point of each line in {@link #text}. */
  private final int[] starts;

  private ShownText(List<TextLine> lines) {
    this.lines = List.copyOf(lines);
    this.starts = new int[lines.size()];
    StringBuilder all = new StringBuilder();
    int codePoints = 0;
    for (int index = 0; index < lines.size(); index++) {
      String line = lines.get(index).text();
      starts[index] = codePoints;
      all.append(index == 0 ? "" : "\n").append(line);
      codePoints += line.codePointCount(0, line.length()) + 1;
    }
    this.text = all.toString();
  }

  /** Returns what is seen of lines, of which there is at least one. */
  public static ShownText of(List<TextLine> lines) {
    return new ShownText(lines);
  }

  /** Returns the lines, joined by line breaks. */
  public String text() {
    return text;
  }

  /** Returns where a range of code points of {@link #text}, not empty, stands in the source. */
  public Span spanOf(Span shown) {
    return new Span(placeOf(shown.start()).start(), placeOf(shown.end() - 1).end());
  }

  private Span placeOf(int codePoint) {
    int found = Arrays.binarySearch(starts, codePoint);
    int index = found >= 0 ? found : -found - 2;
    TextLine line = lines.get(index);
    int within = codePoint - starts[index];
    int length = line.text().codePointCount(0, line.text().length());
    // The break after a line belongs to its end.
    return within < length
        ? line.spanOf(within, within + 1)
        : new Span(line.span().end(), line.span().end());
  }
}
