package dev.rolewright.server.mapping;

import dev.rolewright.platform.FieldChecks;
import dev.rolewright.proto.v1.DateRange;
import dev.rolewright.proto.v1.PartialDate;
import java.time.YearMonth;

/** Checks dates that a caller sends, and that they don't contradict each other. */
final class DateChecks {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2100;

  private DateChecks() {}

  /** Notes what is wrong with a period at a path. */
  static void check(FieldChecks checks, String path, DateRange dates) {
    boolean known = true;
    if (dates.hasStart()) {
      known = check(checks, path + ".start", dates.getStart());
    }
    if (!dates.hasEnd()) {
      return;
    }
    known &= check(checks, path + ".end", dates.getEnd());
    if (dates.getOngoing()) {
      checks.reject(path + ".ongoing", "is true beside an end; leave one of the two out.");
    }
    if (known && dates.hasStart() && isBefore(dates.getEnd(), dates.getStart())) {
      checks.reject(path + ".end", "is before the start; exchange the two or leave one out.");
    }
  }

  /** Returns whether nothing is wrong. */
  private static boolean check(FieldChecks checks, String path, PartialDate date) {
    boolean year = date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
    checks.range(path + ".year", date.getYear(), FIRST_YEAR, LAST_YEAR);
    boolean month = date.getMonth() >= 0 && date.getMonth() <= 12;
    checks.range(path + ".month", date.getMonth(), 0, 12);
    if (date.getMonth() == 0 && date.getDay() != 0) {
      checks.reject(path + ".day", "has no month; send the month too, or leave the day out.");
      return false;
    }
    int days =
        year && month && date.getMonth() > 0
            ? YearMonth.of(date.getYear(), date.getMonth()).lengthOfMonth()
            : 31;
    if (date.getDay() < 0 || date.getDay() > days) {
      checks.reject(
          path + ".day", "is no day of the month; send one in 1.." + days + ", or leave it out.");
      return false;
    }
    return year && month;
  }

  /** Tells whether a date is before another for certain: unknown parts decide nothing. */
  private static boolean isBefore(PartialDate date, PartialDate other) {
    if (date.getYear() != other.getYear()) {
      return date.getYear() < other.getYear();
    }
    if (date.getMonth() == 0 || other.getMonth() == 0) {
      return false;
    }
    if (date.getMonth() != other.getMonth()) {
      return date.getMonth() < other.getMonth();
    }
    return date.getDay() != 0 && other.getDay() != 0 && date.getDay() < other.getDay();
  }
}
