package dev.rolewright.parsing.cv;

import java.util.List;
import java.util.Optional;

/**
 * A part of a CV: its heading, if it has one on a line of its own, and its lines.
 *
 * @param inline whether the heading stands at the start of the first line, e.g. "Skills: Java"
 */
public record CvSection(CvPart part, Optional<CvLine> heading, List<CvLine> lines, boolean inline) {
  public CvSection {
    lines = List.copyOf(lines);
  }
}
