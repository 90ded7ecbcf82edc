package dev.rolewright.parsing.cv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether a text holds the CVs of two people: a second name with contact details of its own,
 * after which headings come again. Referees have names and addresses too, but no second career.
 */
public final class CvPeople {
  private static final int NEAR = 4;

  private final CvHeadings headings;
  private final CvWords words;
  private final List<CvLine> lines;

  CvPeople(CvHeadings headings, CvWords words, List<CvLine> lines) {
    this.headings = headings;
    this.words = words;
    this.lines = lines;
  }

  /** Returns the line at which the second person's CV starts. */
  Optional<CvLine> second(CvContact first) {
    Set<CvPart> seen = new HashSet<>();
    List<Integer> datedBefore = new ArrayList<>();
    boolean referees = false;
    for (int index = 0; index < lines.size(); index++) {
      CvLine line = lines.get(index);
      Optional<CvPart> part = headings.find(line.body()).map(CvHeadings.Found::part);
      if (part.isPresent()) {
        referees = part.get() == CvPart.REFERENCE;
        seen.add(part.get());
      } else if (CvAnchor.of(line).isPresent()) {
        datedBefore.add(index);
      } else if (!seen.isEmpty() || !datedBefore.isEmpty()) {
        Optional<CvLine> start = startsAt(index, first, referees);
        if (start.isPresent() && startsAgain(index, seen, referees)) {
          return start;
        }
      }
    }
    return Optional.empty();
  }

  /** A contact detail that is not the first person's, with another name right above or beside. */
  private Optional<CvLine> startsAt(int index, CvContact first, boolean referees) {
    String body = lines.get(index).body();
    boolean otherAddress =
        CvLinks.emails(body).stream()
            .anyMatch(found -> !found.value().equalsIgnoreCase(first.email()));
    boolean otherPhone =
        !referees
            && CvLinks.phones(body).stream()
                .anyMatch(found -> !found.value().equals(first.phone()));
    if (!otherAddress && !otherPhone) {
      return Optional.empty();
    }
    for (int at = index; at >= Math.max(0, index - NEAR); at--) {
      String text = lines.get(at).columns();
      for (String segment : text.split("[\\t|•·,]")) {
        String name = CvNames.find(CvText.trimmed(segment), words);
        if (!name.isEmpty()
            && !name.equalsIgnoreCase(first.name())
            && headings.find(name).isEmpty()) {
          return Optional.of(lines.get(at));
        }
      }
    }
    return Optional.empty();
  }

  private boolean startsAgain(int index, Set<CvPart> seen, boolean referees) {
    int dated = 0;
    int again = 0;
    for (int at = index + 1; at < lines.size(); at++) {
      CvLine line = lines.get(at);
      Optional<CvPart> part = headings.find(line.body()).map(CvHeadings.Found::part);
      boolean career =
          part.isPresent()
              && (part.get().hasEntries()
                  || part.get() == CvPart.SUMMARY
                  || part.get() == CvPart.SKILL);
      again += career && seen.contains(part.get()) ? 1 : 0;
      dated += CvAnchor.of(line).filter(anchor -> !anchor.single()).isPresent() ? 1 : 0;
    }
    return again > 0 || (!referees && seen.isEmpty() && dated >= 2);
  }
}
