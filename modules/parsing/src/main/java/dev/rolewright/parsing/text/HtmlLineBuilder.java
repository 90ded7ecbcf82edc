package dev.rolewright.parsing.text;

import dev.rolewright.domain.Span;
import dev.rolewright.parsing.text.TextLine.Layout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects the characters of a page into lines, with the place of each. */
public final class HtmlLineBuilder {
  private final List<TextLine> lines = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private int length;
  private boolean pendingBlank;

  private int heading;
  private boolean item;
  private int depth;
  private int bold;
  private int navigation;
  private int visible;
  private int boldVisible;
  private boolean afterBlank = true;
  private int group;

  void add(int codePoint, int start, int end) {
    if (Whitespace.is(codePoint)) {
      pendingBlank = length > 0;
      return;
    }
    if (pendingBlank) {
      append(' ', start, start);
      pendingBlank = false;
    }
    visible++;
    boldVisible += bold > 0 ? 1 : 0;
    append(codePoint, start, end);
  }

  private void append(int codePoint, int start, int end) {
    if (length == starts.length) {
      starts = Arrays.copyOf(starts, 2 * length);
      ends = Arrays.copyOf(ends, 2 * length);
    }
    starts[length] = start;
    ends[length] = end;
    length++;
    text.appendCodePoint(codePoint);
  }

  /** Ends the line; {@code block} is false for a line break within a block. */
  void endLine(boolean block) {
    if (length > 0) {
      flush();
      afterBlank = false;
    }
    afterBlank |= block;
  }

  private void flush() {
    String line = text.toString();
    boolean continued = false;
    int counted = 0;
    int from = 0;
    for (Sentences.Piece piece : Sentences.split(line)) {
      String part = line.substring(piece.start(), piece.end());
      from += line.codePointCount(counted, piece.start());
      counted = piece.start();
      int to = from + part.codePointCount(0, part.length());
      boolean marked = ListMark.isMarked(part);
      lines.add(
          new TextLine(
              part,
              new Span(starts[from], ends[to - 1]),
              Markdown.body(part),
              new Layout(
                  marked || (item && !continued),
                  continued ? 0 : heading,
                  bold > 0 || boldVisible * 10 >= visible * 9,
                  afterBlank,
                  depth,
                  group,
                  continued,
                  navigation > 0),
              Offsets.of(starts, ends, from, to)));
      continued = true;
      afterBlank = false;
    }
    group++;
    text.setLength(0);
    length = 0;
    pendingBlank = false;
    visible = 0;
    boldVisible = 0;
  }

  void setHeading(int level) {
    heading = level;
  }

  void setItem(boolean newItem, int newDepth) {
    item = newItem;
    depth = newDepth;
  }

  void enterBold() {
    bold++;
  }

  void leaveBold() {
    bold = Math.max(0, bold - 1);
  }

  void enterNavigation() {
    navigation++;
  }

  void leaveNavigation() {
    navigation = Math.max(0, navigation - 1);
  }

  List<TextLine> finish() {
    endLine(true);
    return List.copyOf(lines);
  }
}
