package dev.rolewright.matching;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a date as people write it behind "expires": a day, a month or a year. Two digits are a year
 * only behind an apostrophe or the number of a month: "March 15" is a day.
 */
final class WrittenDate {
  private static final int CENTURY = 2000;
  private static final int MONTHS = 12;
  private static final String MONTH_NAMES = "janfebmaraprmayjunjulaugsepoctnovdec";

  /** A regular expression with the groups that {@link #lastDay} reads. */
  static final String PATTERN =
      "(?:(?<isoYear>(?:19|20)\\d\\d)-(?<isoMonth>\\d{1,2})(?:-(?<isoDay>\\d{1,2}))?(?!\\d)"
          + "|(?<one>\\d{1,2})[./-](?<two>\\d{1,2})[./-](?<dayYear>\\d{4}|\\d{2})(?!\\d)"
          + "|(?<month>\\d{1,2})[./-](?<monthYear>(?:19|20)\\d\\d|\\d{2}(?!\\s*,?\\s*(?:19|20)\\d\\d))"
          + "(?![\\d/])|(?:(?<day>\\d{1,2})(?:st|nd|rd|th)?\\.?\\s+)?"
          + "(?<name>jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)\\p{L}*\\.?,?\\s*"
          + "(?:(?<dayBehind>\\d{1,2})(?:st|nd|rd|th)?(?:,\\s*|\\s+))?"
          + "(?<nameYear>(?:19|20)\\d\\d|['’]\\d{2})(?!\\d)|(?<year>(?:19|20)\\d\\d)(?!\\d))";

  private static final Pattern RANGE =
      Pattern.compile(
          "\\s*(?:[-–—]|(?:up\\s+)?(?:to|until|till|through|thru|bis)\\b)\\s*" + PATTERN,
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** What stands behind the date of a beginning, whose end can't be read: "2024/27", "2024 -". */
  private static final Pattern GOES_ON =
      Pattern.compile(
          "\\s*(?:[–—]|-(?!\\s*\\p{L})|/\\s*\\d|(?:to|until|till|through|thru|bis|onwards)\\b|-\\s*"
              + "(?:present|now|today|ongoing|current|date|heute)\\b)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /**
   * A date with where its words end.
   *
   * @param last the last day of what it names, of a range its end
   * @param end the index behind it
   */
  record Reach(LocalDate last, int end) {}

  private WrittenDate() {}

  /**
   * Returns how far the date goes that a match of {@link #PATTERN} ends with; empty where it is no
   * date, or the beginning of a range whose end can't be read.
   *
   * @param beginning whether the date says from when; then it goes nowhere without an end
   */
  static Optional<Reach> reach(Matcher match, String line, boolean beginning) {
    Matcher range = RANGE.matcher(line).region(match.end(), line.length());
    if (range.lookingAt()) {
      return lastDay(range).map(day -> new Reach(day, range.end()));
    }
    Matcher open = GOES_ON.matcher(line).region(match.end(), line.length());
    return beginning || open.lookingAt()
        ? Optional.empty()
        : lastDay(match).map(day -> new Reach(day, match.end()));
  }

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
      int year = year(match.group("nameYear").replaceFirst("^['’]", ""));
      int month = month(match.group("name"));
      String before = match.group("day");
      String day = before == null ? match.group("dayBehind") : before;
      return day == null ? endOf(year, month) : day(year, month, number(day));
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
