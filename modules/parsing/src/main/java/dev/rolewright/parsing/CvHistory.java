package dev.rolewright.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the career of a CV that has no heading above it. */
final class CvHistory {
  private static final int MOST_HEAD_LINES = 2;

  private CvHistory() {}

  /** Returns the parts, the dated entries of the head cut off as a part of their own. */
  static List<CvSection> part(List<CvSection> sections) {
    List<CvSection> parted = new ArrayList<>();
    for (CvSection section : sections) {
      int start = section.part() == CvPart.HEAD ? start(section.lines()) : -1;
      if (start < 0) {
        parted.add(section);
      } else {
        List<CvLine> lines = section.lines();
        parted.add(new CvSection(CvPart.HEAD, section.heading(), lines.subList(0, start), false));
        parted.add(
            new CvSection(
                CvPart.HISTORY, Optional.empty(), lines.subList(start, lines.size()), false));
      }
    }
    return parted;
  }

  private static int start(List<CvLine> lines) {
    for (int index = 1; index < lines.size(); index++) {
      Optional<CvAnchor> anchor = CvAnchor.of(lines.get(index));
      if (anchor.isPresent() && !anchor.get().single() && !lines.get(index).bulleted()) {
        int start = index;
        while (start > 1 && index - start < MOST_HEAD_LINES && joins(lines, start)) {
          start--;
        }
        return start;
      }
    }
    return -1;
  }

  private static boolean joins(List<CvLine> lines, int start) {
    CvLine above = lines.get(start - 1);
    return !lines.get(start).afterBlank()
        && !above.isProse()
        && !above.bulleted()
        && CvLinks.emails(above.body()).isEmpty()
        && CvLinks.phones(above.body()).isEmpty();
  }
}
