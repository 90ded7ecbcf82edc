package dev.rolewright.parsing.cv;

import dev.rolewright.domain.DateRange;
import dev.rolewright.domain.PartialDate;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;

/** The arithmetic of partial dates. */
public final class DateParts {
  public static final int FIRST_YEAR = 1900;
  public static final int LAST_YEAR = 2100;

  private DateParts() {}

  /** Returns whether a month has this day. */
  static boolean isDay(int year, int month, int day) {
    try {
      return day >= 1 && YearMonth.of(year, month).isValidDay(day);
    } catch (DateTimeException outside) {
      return false;
    }
  }

  /** Returns whether a date is surely before another, as far as both are known. */
  public static boolean isBefore(PartialDate one, PartialDate other) {
    if (one.year() != other.year()) {
      return one.year() < other.year();
    }
    if (one.month() == 0 || other.month() == 0 || one.month() != other.month()) {
      return one.month() != 0 && other.month() != 0 && one.month() < other.month();
    }
    return one.day() != 0 && other.day() != 0 && one.day() < other.day();
  }

  /**
   * Reads a date of a JSON Resume: {@code 2019}, {@code 2019-03}, {@code 2019-03-15}, a timestamp,
   * or words that a CV would use, such as {@code March 2019}. Empty where it is no possible date.
   */
  public static Optional<PartialDate> read(String text) {
    String date = text.length() > 10 && text.charAt(10) == 'T' ? text.substring(0, 10) : text;
    if (date.matches("[0-9]{4}(?:-[0-9]{1,2}){0,2}")) {
      return readIso(date.split("-"));
    }
    return DateScanner.find(date).stream()
        .filter(
            match ->
                match.single()
                    && !match.impossible()
                    && match.start() == 0
                    && match.end() == date.length())
        .findFirst()
        .flatMap(match -> match.range().start());
  }

  private static Optional<PartialDate> readIso(String[] parts) {
    int year = Integer.parseInt(parts[0]);
    int month = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
    int day = parts.length > 2 ? Integer.parseInt(parts[2]) : 0;
    boolean possible =
        year >= FIRST_YEAR
            && year <= LAST_YEAR
            && (parts.length < 2 || (month >= 1 && month <= 12))
            && (parts.length < 3 || isDay(year, month, day));
    return possible ? Optional.of(new PartialDate(year, month, day)) : Optional.empty();
  }

  /** Returns whether a period lies within another, as far as both are known. */
  static boolean isWithin(DateRange inner, DateRange outer) {
    boolean startsLater =
        inner.start().isPresent()
            && outer.start().isPresent()
            && !isBefore(inner.start().get(), outer.start().get());
    boolean endsEarlier =
        outer.ongoing()
            || (inner.end().isPresent()
                && outer.end().isPresent()
                && !isBefore(outer.end().get(), inner.end().get()));
    return startsLater && endsEarlier;
  }

  /** Returns whether a period says the same as another of which only the years are known. */
  static boolean refines(DateRange exact, DateRange years) {
    boolean coarse =
        years.start().filter(date -> date.month() > 0).isEmpty()
            && years.end().filter(date -> date.month() > 0).isEmpty();
    boolean sameStart = sameYear(exact.start(), years.start());
    boolean point = years.start().isPresent() && years.start().equals(years.end());
    boolean sameEnd =
        point || (exact.ongoing() == years.ongoing() && sameYear(exact.end(), years.end()));
    return coarse && sameStart && sameEnd;
  }

  private static boolean sameYear(Optional<PartialDate> one, Optional<PartialDate> other) {
    return one.map(PartialDate::year).equals(other.map(PartialDate::year));
  }
}
