package dev.rolewright.matching;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;

/** Reads a date as people write it behind "expires": a day, a month or a year. */
final class WrittenDate {
  private static final int CENTURY = 2000;
  private static final int MONTHS = 12;
  private static final String MONTH_NAMES = "janfebmaraprmayjunjulaugsepoctnovdec";

  /** A regular expression with the groups that {@link #lastDay} reads. */
  static final String PATTERN =
      "(?:(?<isoYear>(?:19|20)\\d\\d)-(?<isoMonth>\\d{1,2})(?:-(?<isoDay>\\d{1,2}))?(?!\\d)"
          + "|(?<one>\\d{1,2})[./-](?<two>\\d{1,2})[./-](?<dayYear>\\d{4}|\\d{2})(?!\\d)"
          + "|(?<month>\\d{1,2})[./-](?<monthYear>(?:19|20)\\d\\d|\\d{2})(?![\\d/])"
          + "|(?:(?<day>\\d{1,2})(?:st|nd|rd|th)?\\.?\\s+)?"
          + "(?<name>jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)\\p{L}*\\.?,?\\s*"
          + "(?:\\d{1,2}(?:st|nd|rd|th)?,\\s*)?['’]?(?<nameYear>(?:19|20)\\d\\d|\\d{2})(?!\\d)"
          + "|(?<year>(?:19|20)\\d\\d)(?!\\d))";

  private WrittenDate() {}

  /** Returns the last day of what a match of {@link #PATTERN} names; empty where it is no date. */
  static Optional<LocalDate> lastDay(Matcher match) {
    if (match.group("isoYear") != null) {
      int year = number(match.group("isoYear"));
      int month = number(match.group("isoMonth"));
      return match.group("isoDay") == null
          ? endOf(year, month)
          : day(year, month, number(match.group("isoDay")));
    }
    if (match.group("dayYear") != null) {
      int one = number(match.group("one"));
      int two = number(match.group("two"));
      int year = year(match.group("dayYear"));
      Optional<LocalDate> european = day(year, two, one);
      Optional<LocalDate> american = day(year, one, two);
      // Which one is meant can't be told: the later is in the person's favour.
      return european.isPresent() && (american.isEmpty() || european.get().isAfter(american.get()))
          ? european
          : american;
    }
    if (match.group("monthYear") != null) {
      return endOf(year(match.group("monthYear")), number(match.group("month")));
    }
    if (match.group("name") != null) {
      int year = year(match.group("nameYear"));
      int month = month(match.group("name"));
      return match.group("day") == null
          ? endOf(year, month)
          : day(year, month, number(match.group("day")));
    }
    return endOf(number(match.group("year")), MONTHS);
  }

  private static int month(String name) {
    String english =
        switch (name.toLowerCase(Locale.ROOT)) {
          case "mär" -> "mar";
          case "mai" -> "may";
          case "okt" -> "oct";
          case "dez" -> "dec";
          case String other -> other;
        };
    return MONTH_NAMES.indexOf(english) / 3 + 1;
  }

  private static int year(String digits) {
    int year = number(digits);
    return digits.length() == 2 ? CENTURY + year : year;
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static Optional<LocalDate> endOf(int year, int month) {
    return month < 1 || month > MONTHS
        ? Optional.empty()
        : Optional.of(YearMonth.of(year, month).atEndOfMonth());
  }

  private static Optional<LocalDate> day(int year, int month, int day) {
    return endOf(year, month)
        .filter(end -> day >= 1 && day <= end.getDayOfMonth())
        .map(end -> end.withDayOfMonth(day));
  }
}
