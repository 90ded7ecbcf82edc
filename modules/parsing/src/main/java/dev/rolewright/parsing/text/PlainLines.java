package dev.rolewright.parsing.text;

import dev.rolewright.domain.Span;
import dev.rolewright.parsing.text.TextLine.Layout;
import java.util.ArrayList;
import java.util.List;

/** Cuts plain text and Markdown into lines; the text of a line is verbatim. */
public final class PlainLines {
  private PlainLines() {}

  public static List<TextLine> read(String text) {
    List<TextLine> lines = new ArrayList<>();
    int lineStart = 0;
    int codePoints = 0;
    int counted = 0;
    boolean afterBlank = true;
    int group = 0;
    while (lineStart < text.length()) {
      int lineEnd = lineStart;
      while (lineEnd < text.length() && !Whitespace.endsLine(text.charAt(lineEnd))) {
        lineEnd++;
      }
      int from = Whitespace.skip(text, lineStart, lineEnd);
      int to = Whitespace.skipBack(text, from, lineEnd);
      if (from < to) {
        int indent = from - lineStart;
        boolean continued = false;
        String line = text.substring(from, to);
        boolean bulleted = ListMark.isMarked(line);
        for (Sentences.Piece piece : Sentences.split(line)) {
          String part = line.substring(piece.start(), piece.end());
          codePoints += text.codePointCount(counted, from + piece.start());
          counted = from + piece.start();
          int length = part.codePointCount(0, part.length());
          lines.add(
              new TextLine(
                  part,
                  new Span(codePoints, codePoints + length),
                  Markdown.body(part),
                  new Layout(
                      continued ? ListMark.isMarked(part) : bulleted,
                      continued ? 0 : Markdown.headingLevel(line),
                      Markdown.isEmphasised(part),
                      afterBlank,
                      bulleted ? Math.min(indent / 2, 4) : 0,
                      group,
                      continued,
                      false),
                  Offsets.VERBATIM));
          continued = true;
          afterBlank = false;
        }
        group++;
      } else {
        afterBlank = true;
      }
      lineStart = lineEnd + (isCarriageReturnLineFeed(text, lineEnd) ? 2 : 1);
    }
    return List.copyOf(lines);
  }

  private static boolean isCarriageReturnLineFeed(String text, int at) {
    return at + 1 < text.length() && text.charAt(at) == '\r' && text.charAt(at + 1) == '\n';
  }
}
