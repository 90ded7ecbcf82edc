package dev.rolewright.parsing.cv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the name below the parts of a sidebar, as the export of a network's profile has it. */
public final class CvSidebar {
  private static final int MOST_LINES = 5;

  private CvSidebar() {}

  /** Returns the parts, the block of name and headline right above the career cut off as a head. */
  static List<CvSection> part(List<CvSection> sections, CvWords words) {
    boolean named =
        sections.stream()
            .filter(section -> section.part() == CvPart.HEAD)
            .flatMap(section -> section.lines().stream())
            .anyMatch(line -> !CvNames.find(line.body(), words).isEmpty());
    if (named) {
      return sections;
    }
    List<CvSection> parted = new ArrayList<>();
    for (int index = 0; index < sections.size(); index++) {
      CvSection section = sections.get(index);
      int start = isAboveCareer(sections, index) ? start(section.lines(), words) : -1;
      if (start < 0) {
        parted.add(section);
      } else {
        List<CvLine> lines = section.lines();
        parted.add(
            new CvSection(
                section.part(), section.heading(), lines.subList(0, start), section.inline()));
        parted.add(
            new CvSection(
                CvPart.HEAD, Optional.empty(), lines.subList(start, lines.size()), false));
      }
    }
    return parted;
  }

  private static boolean isAboveCareer(List<CvSection> sections, int index) {
    CvPart part = sections.get(index).part();
    if (part.hasEntries() || part == CvPart.SUMMARY || index + 1 >= sections.size()) {
      return false;
    }
    CvPart next = sections.get(index + 1).part();
    return next == CvPart.SUMMARY || next == CvPart.WORK;
  }

  private static int start(List<CvLine> lines, CvWords words) {
    for (int at = lines.size() - 1; at >= Math.max(0, lines.size() - MOST_LINES); at--) {
      CvLine line = lines.get(at);
      if (line.afterBlank() && !CvNames.find(line.body(), words).isEmpty()) {
        return at;
      }
    }
    return -1;
  }
}
