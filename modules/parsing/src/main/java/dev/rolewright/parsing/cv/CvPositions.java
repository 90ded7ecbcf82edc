package dev.rolewright.parsing.cv;

import dev.rolewright.domain.DateRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds employers under whose name and dates several positions are listed. */
public final class CvPositions {
  private CvPositions() {}

  /**
   * Returns the entries with each employer's head joined to its positions: a head of one part with
   * dates and no body, right before heads of one part whose dates lie within.
   */
  static List<CvEntry> nest(List<CvEntry> entries, CvWords words) {
    List<CvEntry> nested = new ArrayList<>();
    Optional<CvEntry> employer = Optional.empty();
    for (int index = 0; index < entries.size(); index++) {
      CvEntry entry = entries.get(index);
      if (!nested.isEmpty()
          && employer.isEmpty()
          && isFurtherPosition(entry, nested.getLast(), words)) {
        CvEntry before = nested.getLast();
        entry.setEmployer(before.employer().orElseGet(() -> firstLine(before)));
        nested.add(entry);
      } else if (employer.isPresent() && isWithin(entry, employer.get())) {
        entry.setEmployer(employer.get());
        nested.add(entry);
      } else if (index + 1 < entries.size() && heads(entry, entries.get(index + 1))) {
        employer = Optional.of(entry);
      } else {
        employer = Optional.empty();
        nested.add(entry);
      }
    }
    return nested;
  }

  /**
   * A head of a role alone, without a blank line above, right after a head whose first line named
   * the employer.
   */
  private static boolean isFurtherPosition(CvEntry entry, CvEntry before, CvWords words) {
    boolean named =
        before.employer().isPresent()
            || (before.words().size() > 1
                && CvAnchor.of(before.head().getFirst()).isEmpty()
                && !words.has(CvWords.Group.ROLE, before.words().getFirst()));
    return named
        && hasOnePart(entry)
        && entry.dates().isPresent()
        && !entry.head().getFirst().afterBlank()
        && words.has(CvWords.Group.ROLE, entry.words().getFirst())
        && !words.has(CvWords.Group.ORGANIZATION, entry.words().getFirst());
  }

  private static CvEntry firstLine(CvEntry entry) {
    CvEntry employer = new CvEntry();
    employer.addHead(entry.head().getFirst(), Optional.empty());
    return employer;
  }

  private static boolean heads(CvEntry entry, CvEntry next) {
    boolean directly = !next.head().isEmpty() && !next.head().getFirst().afterBlank();
    return entry.body().isEmpty() && directly && isWithin(next, entry);
  }

  private static boolean isWithin(CvEntry entry, CvEntry employer) {
    Optional<DateRange> inner = entry.dates();
    Optional<DateRange> outer = employer.dates();
    return hasOnePart(entry)
        && employer.words().size() == 1
        && inner.isPresent()
        && outer.isPresent()
        && isPeriod(outer.get())
        && DateParts.isWithin(inner.get(), outer.get());
  }

  /** Of two courses of one year neither holds the other. */
  private static boolean isPeriod(DateRange range) {
    return range.ongoing() || !range.start().equals(range.end());
  }

  private static boolean hasOnePart(CvEntry entry) {
    return entry.words().size() == 1 && CvHeadSplit.parts(entry.words().getFirst()) == 1;
  }
}
