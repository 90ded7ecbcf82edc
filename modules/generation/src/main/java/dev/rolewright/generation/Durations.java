package dev.rolewright.generation;

import dev.rolewright.domain.DateRange;
import dev.rolewright.domain.PartialDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;

/** Writes periods the way CVs do. */
final class Durations {
  private static final String PRESENT = "Present";

  private Durations() {}

  /** Returns e.g. {@code Mar 2019 – Present}; empty where no date is known. */
  static String of(Optional<DateRange> dates) {
    if (dates.isEmpty()) {
      return "";
    }
    String start = dates.get().start().map(Durations::of).orElse("");
    String end = dates.get().ongoing() ? PRESENT : dates.get().end().map(Durations::of).orElse("");
    if (start.isEmpty() || end.isEmpty() || start.equals(end)) {
      return start.isEmpty() ? end : start;
    }
    return start + " – " + end;
  }

  /** Returns e.g. {@code Mar 2019}, or the year alone where the month is not known. */
  static String of(PartialDate date) {
    if (date.month() < 1 || date.month() > 12) {
      return Integer.toString(date.year());
    }
    return Month.of(date.month()).getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
        + " "
        + date.year();
  }
}
