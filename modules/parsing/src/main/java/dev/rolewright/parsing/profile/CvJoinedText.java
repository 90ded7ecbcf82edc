package dev.rolewright.parsing.profile;

import dev.rolewright.domain.Span;
import dev.rolewright.parsing.text.TextLine;
import java.util.ArrayList;
import java.util.List;

/** Lines put together to one text, each code point of which still knows its line and place. */
public final class CvJoinedText {
  private final StringBuilder text = new StringBuilder();
  private final List<TextLine> lines = new ArrayList<>();
  private final List<Integer> indexes = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private int length;

  /** Adds a line; a blank stands before a line that goes on, a line break before another. */
  public void add(TextLine line, int index, boolean goesOn) {
    if (length > 0) {
      text.append(goesOn ? ' ' : '\n');
      length++;
    }
    lines.add(line);
    indexes.add(index);
    starts.add(length);
    text.append(line.text());
    length += line.text().codePointCount(0, line.text().length());
  }

  /** Returns the whole text. */
  public String text() {
    return text.toString();
  }

  /** Returns the index of the source's line that holds a code point of the text. */
  int lineIndex(int codePoint) {
    return indexes.get(position(codePoint));
  }

  /** Returns where a range of code points stands in the source; it may reach over lines. */
  Span span(int from, int to) {
    return new Span(place(from).start(), place(Math.max(from, to - 1)).end());
  }

  private Span place(int codePoint) {
    int position = position(codePoint);
    int within = codePoint - starts.get(position);
    return lines.get(position).spanOf(within, within + 1);
  }

  private int position(int codePoint) {
    int low = 0;
    int high = starts.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (starts.get(middle) <= codePoint) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
