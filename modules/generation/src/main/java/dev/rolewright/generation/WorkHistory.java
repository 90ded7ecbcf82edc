package dev.rolewright.generation;

import dev.rolewright.domain.DateRange;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.PartialDate;
import dev.rolewright.domain.Profile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the dates of a person's positions add up to.
 *
 * @param months months worked; a month that two positions share counts once
 * @param undated positions whose time can't be counted
 * @param gaps times of more than a year between positions in which the profile shows nothing
 */
record WorkHistory(int months, List<Evidence> undated, List<Gap> gaps) {
  private static final int MONTHS = 12;

  /** A year without a month is counted from or to its middle. */
  private static final int MIDDLE = 6;

  /** A time between positions in which the profile shows nothing. */
  record Gap(PartialDate from, PartialDate to) {}

  /** Half-open range of months since year 0. */
  private record Months(int start, int end) {}

  static WorkHistory of(Profile profile, LocalDate today) {
    int now = today.getYear() * MONTHS + today.getMonthValue();
    List<Months> counted = new ArrayList<>();
    List<Evidence> undated = new ArrayList<>();
    for (Evidence evidence : profile.evidence()) {
      if (evidence.kind() == EvidenceKind.WORK) {
        Optional<Months> months = evidence.dates().flatMap(dates -> counted(dates, now));
        months.ifPresentOrElse(counted::add, () -> undated.add(evidence));
      }
    }
    // A position without dates may fill any gap.
    List<Gap> gaps = undated.isEmpty() ? gaps(profile) : List.of();
    return new WorkHistory(covered(counted), List.copyOf(undated), gaps);
  }

  /** Returns the years worked, rounded down to a tenth, e.g. {@code 4} or {@code 2.5}. */
  String years() {
    int tenths = months * 10 / MONTHS;
    return tenths % 10 == 0 ? Integer.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
  }

  boolean isShorterThan(int years) {
    return months < years * MONTHS;
  }

  private static Optional<Months> counted(DateRange range, int now) {
    if (range.start().isEmpty() || (range.end().isEmpty() && !range.ongoing())) {
      return Optional.empty();
    }
    PartialDate start = range.start().get();
    int first = start.year() * MONTHS + (hasMonth(start) ? start.month() - 1 : MIDDLE);
    int last = range.end().map(WorkHistory::countedEnd).orElse(now);
    if (range.end().filter(end -> isSameYear(start, end)).isPresent()) {
      last = first + MIDDLE;
    }
    return Optional.of(new Months(first, Math.min(last, now)));
  }

  private static int countedEnd(PartialDate end) {
    return end.year() * MONTHS + (hasMonth(end) ? end.month() : MIDDLE);
  }

  private static boolean isSameYear(PartialDate start, PartialDate end) {
    return start.year() == end.year() && !hasMonth(start) && !hasMonth(end);
  }

  private static boolean hasMonth(PartialDate date) {
    return date.month() > 0;
  }

  private static int covered(List<Months> ranges) {
    int covered = 0;
    int reached = Integer.MIN_VALUE;
    for (Months range : ranges.stream().sorted(Comparator.comparingInt(Months::start)).toList()) {
      int start = Math.max(range.start, reached);
      if (range.end > start) {
        covered += range.end - start;
        reached = range.end;
      }
    }
    return covered;
  }

  /**
   * Time spent on education or a project is no gap, and dates without a month are read in the
   * person's favour.
   */
  private static List<Gap> gaps(Profile profile) {
    List<DateRange> ranges =
        profile.evidence().stream()
            .filter(evidence -> fillsTime(evidence.kind()))
            .map(Evidence::dates)
            .flatMap(Optional::stream)
            .filter(range -> range.start().isPresent())
            .sorted(Comparator.comparingInt(range -> earliest(range.start().orElseThrow())))
            .toList();
    Optional<PartialDate> firstWork =
        profile.evidence().stream()
            .filter(evidence -> evidence.kind() == EvidenceKind.WORK)
            .map(Evidence::dates)
            .flatMap(Optional::stream)
            .map(DateRange::start)
            .flatMap(Optional::stream)
            .min(Comparator.comparingInt(WorkHistory::earliest));
    List<Gap> gaps = new ArrayList<>();
    Optional<PartialDate> reached = Optional.empty();
    for (DateRange range : ranges) {
      PartialDate start = range.start().orElseThrow();
      Optional<PartialDate> before = reached;
      if (before.isPresent()
          && firstWork.filter(first -> earliest(first) < latest(before.get())).isPresent()
          && earliest(start) - latest(before.get()) > MONTHS) {
        gaps.add(new Gap(before.get(), start));
      }
      if (range.end().isEmpty()) {
        // It goes on, or nobody knows how long it went on.
        return List.copyOf(gaps);
      }
      PartialDate end = range.end().get();
      if (before.isEmpty() || latest(end) > latest(before.get())) {
        reached = Optional.of(end);
      }
    }
    return List.copyOf(gaps);
  }

  private static boolean fillsTime(EvidenceKind kind) {
    return switch (kind) {
      case WORK, PROJECT, EDUCATION -> true;
      case CERTIFICATE, PUBLICATION -> false;
    };
  }

  private static int earliest(PartialDate date) {
    return date.year() * MONTHS + (hasMonth(date) ? date.month() - 1 : 0);
  }

  private static int latest(PartialDate date) {
    return date.year() * MONTHS + (hasMonth(date) ? date.month() : MONTHS);
  }
}
