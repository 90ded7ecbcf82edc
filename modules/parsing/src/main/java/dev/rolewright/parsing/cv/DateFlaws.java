package dev.rolewright.parsing.cv;

import dev.rolewright.domain.DateRange;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows dates that can't be, such as 13/2021, 31.06.2009 and the year 0201. */
final class DateFlaws {
  private static final String DASH = "[-‐‑‒–—−~]";

  /** A date that the scanner takes for none. */
  private static final String NO_DATE =
      "(?:\\d{1,2}[./-]){0,2}(?:\\d{4})(?:-\\d{2}){0,2}|\\d{4}-\\d{2}(?:-\\d{2})?";

  private static final Pattern AFTER =
      Pattern.compile(
          "\\s{0,4}(?:"
              + DASH
              + "{1,2}|to|until|bis)\\s{0,4}(?:"
              + NO_DATE
              + ")(?=\\s*(?:$|[,;:)\\]\\t|]|\\p{L}))");
  private static final Pattern BEFORE =
      Pattern.compile(
          "(?<![\\p{L}\\d./-])(?:"
              + NO_DATE
              + ")\\s{0,4}(?:"
              + DASH
              + "{1,2}|to|until|bis)\\s{0,4}$");
  private static final Pattern NUMERIC =
      Pattern.compile("(?<first>\\d{1,2})[./-](?<second>\\d{1,2})[./-](?<year>\\d{4})");
  private static final Pattern NAMED =
      Pattern.compile(
          "(?<day>\\d{1,2})(?:st|nd|rd|th|\\.)?\\s(?:of\\s|de\\s)?(?<month>"
              + DateWords.MONTH
              + ")\\.?\\s{0,2}(?:,|of|de|del)?\\s{0,2}(?<year>\\d{4})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private DateFlaws() {}

  /** Returns whether a date with day and month names a day that no month has. */
  static boolean isImpossible(String date) {
    Matcher numeric = NUMERIC.matcher(date);
    if (numeric.matches()) {
      int first = Integer.parseInt(numeric.group("first"));
      int second = Integer.parseInt(numeric.group("second"));
      int year = Integer.parseInt(numeric.group("year"));
      return !DateParts.isDay(year, second, first) && !DateParts.isDay(year, first, second);
    }
    Matcher named = NAMED.matcher(date);
    return named.matches()
        && !DateParts.isDay(
            Integer.parseInt(named.group("year")),
            DateWords.month(named.group("month")),
            Integer.parseInt(named.group("day")));
  }

  /**
   * Returns the period of a single date whose other end is no date: "05/2016 - 13/2017" begins in
   * May 2016, and nothing says when it ended. Any other match is returned as it is.
   */
  static DateMatch besideImpossible(String line, int floor, DateMatch date) {
    if (!date.single() || date.expiry()) {
      return date;
    }
    Matcher after = AFTER.matcher(line).region(date.end(), line.length());
    if (after.lookingAt()) {
      DateRange range = new DateRange(date.range().start(), Optional.empty(), false);
      return new DateMatch(date.start(), after.end(), range, false, false, true);
    }
    Matcher before = BEFORE.matcher(line).region(Math.max(floor, date.start() - 20), date.start());
    before.useTransparentBounds(true);
    if (before.find()) {
      DateRange range = new DateRange(Optional.empty(), date.range().end(), false);
      return new DateMatch(before.start(), date.end(), range, false, false, true);
    }
    return date;
  }
}
