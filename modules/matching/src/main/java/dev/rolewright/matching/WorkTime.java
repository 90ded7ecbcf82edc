package dev.rolewright.matching;

import dev.rolewright.domain.DateRange;
import dev.rolewright.domain.PartialDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Time worked, from date ranges of which a month at the least that two overlap in counts once.
 *
 * @param months months covered by the ranges
 * @param undated ranges without a usable beginning or end; they count nothing
 */
record WorkTime(int months, int undated) {
  private static final int MONTHS = 12;

  /** A range within one year without months says no more than that it lay in it. */
  private static final int WITHIN_A_YEAR = 6;

  /** Half-open range of months since year 0. */
  private record Months(int start, int end) {}

  static WorkTime of(List<Optional<DateRange>> ranges, LocalDate today) {
    int now = today.getYear() * MONTHS + today.getMonthValue();
    List<Months> known = new ArrayList<>();
    int undated = 0;
    for (Optional<DateRange> range : ranges) {
      Optional<Months> months = range.flatMap(dates -> months(dates, now));
      months.ifPresent(known::add);
      undated += months.isEmpty() ? 1 : 0;
    }
    return new WorkTime(covered(known), undated);
  }

  double years() {
    return months / (double) MONTHS;
  }

  private static int covered(List<Months> ranges) {
    int covered = 0;
    int reached = Integer.MIN_VALUE;
    List<Months> sorted = new ArrayList<>(ranges);
    sorted.sort(Comparator.comparingInt(Months::start));
    for (Months range : sorted) {
      int start = Math.max(range.start, reached);
      if (range.end > start) {
        covered += range.end - start;
        reached = range.end;
      }
    }
    return covered;
  }

  private static Optional<Months> months(DateRange range, int now) {
    if (range.start().isEmpty() || (range.end().isEmpty() && !range.ongoing())) {
      return Optional.empty();
    }
    int start = startOf(range.start().get());
    int end = range.end().map(WorkTime::endOf).orElse(now);
    if (range.end().isPresent() && isYearAlone(range.start().get(), range.end().get())) {
      end = start + WITHIN_A_YEAR;
    }
    int past = Math.min(end, now);
    return past > start ? Optional.of(new Months(start, past)) : Optional.empty();
  }

  private static boolean isYearAlone(PartialDate start, PartialDate end) {
    return start.year() == end.year() && start.month() == 0 && end.month() == 0;
  }

  /** From the first of the month; from the middle of a year whose month is not known. */
  private static int startOf(PartialDate date) {
    return date.year() * MONTHS + (date.month() == 0 ? WITHIN_A_YEAR : date.month() - 1);
  }

  /** To the last of the month; to the middle of a year whose month is not known. */
  private static int endOf(PartialDate date) {
    return date.year() * MONTHS + (date.month() == 0 ? WITHIN_A_YEAR : date.month());
  }
}
