package dev.rolewright.parsing.cv;

import java.util.ArrayList;
import java.util.List;

/**
 * The body of an entry.
 *
 * @param highlights its list items
 * @param description its other lines; lines that were wrapped are joined, others keep their breaks
 */
public record CvBody(List<String> highlights, String description) {
  private static final int WRAPPED = 60;

  public CvBody {
    highlights = List.copyOf(highlights);
  }

  static CvBody read(List<String> first, List<CvLine> lines) {
    List<String> highlights = new ArrayList<>();
    StringBuilder description = new StringBuilder();
    first.forEach(text -> paragraph(description, text, false));
    boolean open = false;
    for (CvLine line : lines) {
      String body = line.body();
      if (body.isEmpty() || line.isLabel()) {
        open = false;
      } else if (line.bulleted()) {
        highlights.add(body);
        open = false;
      } else if (!isLinkAlone(body)) {
        paragraph(description, body, open && !line.afterBlank());
        open = true;
      }
    }
    return new CvBody(highlights, description.toString());
  }

  /** Joins the lines of running text as a person reads them. */
  static String paragraphs(List<CvLine> lines) {
    StringBuilder text = new StringBuilder();
    for (CvLine line : lines) {
      if (!line.isDecoration()) {
        paragraph(text, line.body(), !line.afterBlank() && !line.bulleted());
      }
    }
    return text.toString();
  }

  private static void paragraph(StringBuilder text, String line, boolean mayGoOn) {
    if (!text.isEmpty()) {
      int breakAt = text.lastIndexOf("\n");
      boolean full = text.length() - breakAt > WRAPPED;
      char last = text.charAt(text.length() - 1);
      boolean ended = ".!?:;".indexOf(last) >= 0;
      boolean goesOn = mayGoOn && (CvText.startsLower(line) || (full && !ended));
      boolean sentence = mayGoOn && full && ended && text.length() - breakAt > WRAPPED + 20;
      if (!mayGoOn || !CvText.isHyphenated(text.toString(), line)) {
        text.append(goesOn || (sentence && CvText.startsLower(line)) ? ' ' : '\n');
      }
    }
    text.append(line);
  }

  private static boolean isLinkAlone(String body) {
    List<CvLinks.Found> links = CvLinks.find(body);
    return links.size() == 1
        && links.getFirst().end() - links.getFirst().start() >= body.length() - 1;
  }
}
