package dev.rolewright.parsing.cv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds a career that has no heading above it, or none that is known. */
public final class CvHistory {
  private static final int MOST_HEAD_LINES = 2;
  private static final CvWords WORDS = new CvWords();

  private CvHistory() {}

  /** Returns the parts, dated entries cut off as a part of their own. */
  static List<CvSection> part(List<CvSection> sections) {
    List<CvSection> parted = new ArrayList<>();
    for (CvSection section : sections) {
      int start = start(section);
      if (start < 0) {
        parted.add(section);
      } else {
        List<CvLine> lines = section.lines();
        parted.add(
            new CvSection(
                section.part(), section.heading(), lines.subList(0, start), section.inline()));
        parted.add(
            new CvSection(
                CvPart.HISTORY, Optional.empty(), lines.subList(start, lines.size()), false));
      }
    }
    return parted;
  }

  private static int start(CvSection section) {
    List<CvLine> lines = section.lines();
    int first = section.part() == CvPart.HEAD ? 1 : 0;
    if (!mayHold(section)) {
      return -1;
    }
    boolean listed = hasListedCareer(section);
    for (int index = first; index < lines.size(); index++) {
      Optional<CvAnchor> anchor = CvAnchor.of(lines.get(index));
      if (anchor.isPresent()
          && !anchor.get().single()
          && (listed || !lines.get(index).bulleted())) {
        int start = index;
        while (start > first && index - start < MOST_HEAD_LINES && joins(lines, start)) {
          start--;
        }
        return start;
      }
    }
    return -1;
  }

  /** Several dated items that name roles are a career, whatever the heading above them is. */
  private static boolean hasListedCareer(CvSection section) {
    boolean open = section.part() == CvPart.HEAD || section.part() == CvPart.OTHER;
    return open
        && section.lines().stream()
                .filter(line -> line.bulleted() && WORDS.has(CvWords.Group.ROLE, line.body()))
                .filter(line -> CvAnchor.of(line).filter(date -> !date.single()).isPresent())
                .count()
            >= 2;
  }

  /** A career under a heading that is not known stands below the part before. */
  private static boolean mayHold(CvSection section) {
    return switch (section.part()) {
      case HEAD, SKILL, LANGUAGE, SUMMARY, OTHER, CONTACT -> true;
      case WORK,
          VOLUNTEER,
          HISTORY,
          PROJECT,
          EDUCATION,
          CERTIFICATE,
          AWARD,
          PUBLICATION,
          INTEREST,
          REFERENCE ->
          false;
    };
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
