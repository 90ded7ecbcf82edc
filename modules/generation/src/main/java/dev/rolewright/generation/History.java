package dev.rolewright.generation;

import dev.rolewright.domain.DateRange;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.PartialDate;
import dev.rolewright.domain.Profile;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Orders evidence by time. */
final class History {
  private static final int ONGOING = Integer.MAX_VALUE;
  private static final int UNKNOWN = -1;

  private History() {}

  /**
   * Returns the evidence of some kinds that says anything, what goes on first, then by end and
   * start; undated ones last, in their order.
   */
  static List<Evidence> newestFirst(Profile profile, EvidenceKind... kinds) {
    List<EvidenceKind> wanted = List.of(kinds);
    return profile.evidence().stream()
        .filter(evidence -> wanted.contains(evidence.kind()))
        .filter(evidence -> Positions.line(evidence).isPresent())
        .sorted(
            Comparator.comparingInt((Evidence evidence) -> -end(evidence.dates()))
                .thenComparingInt(evidence -> -start(evidence.dates())))
        .toList();
  }

  private static int end(Optional<DateRange> dates) {
    if (dates.isEmpty()) {
      return UNKNOWN;
    }
    if (dates.get().ongoing()) {
      return ONGOING;
    }
    return dates.get().end().or(() -> dates.get().start()).map(History::months).orElse(UNKNOWN);
  }

  private static int start(Optional<DateRange> dates) {
    return dates.flatMap(DateRange::start).map(History::months).orElse(UNKNOWN);
  }

  private static int months(PartialDate date) {
    return date.year() * 12 + Math.max(0, date.month() - 1);
  }
}
