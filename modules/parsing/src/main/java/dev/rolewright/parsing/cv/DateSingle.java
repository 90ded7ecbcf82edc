package dev.rolewright.parsing.cv;

import dev.rolewright.domain.PartialDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One date of a line, or years that are written as one, such as 2021/22.
 *
 * @param start first UTF-16 unit
 * @param end one past the last UTF-16 unit
 * @param impossible whether it names a day that no month has; then it counts without the day
 */
record DateSingle(int start, int end, PartialDate from, PartialDate to, boolean impossible) {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final String YEAR = "(?:19[3-9]\\d|20\\d\\d)";
  private static final String DASH = "[-‐‑‒–—−~]";

  private static final Pattern DATE =
      Pattern.compile(
          "(?<![\\p{L}\\d.,/$€£#+@_])(?<!(?<!(?:19|20)\\d\\d|\\p{L})-)(?:"
              + "(?<isoYear>"
              + YEAR
              + ")-(?<isoMonth>0[1-9]|1[0-2])(?:-(?<isoDay>[0-2]\\d|3[01]))?(?![\\d-])"
              + "|(?<first>\\d{1,2})(?<mark>[./-])(?<second>\\d{1,2})\\k<mark>(?<fullYear>"
              + YEAR
              + ")"
              + "|(?<numberMonth>0?[1-9]|1[0-2])\\s?[./-]\\s?(?<numberYear>"
              + YEAR
              + ")"
              + "|(?:(?<dayBefore>[0-3]?\\d)(?:st|nd|rd|th|\\.)?\\s(?:of\\s|de\\s)?)?(?<month>"
              + DateWords.MONTH
              + ")\\.?"
              + "(?:\\s(?<dayAfter>[0-3]?\\d)(?:st|nd|rd|th)?,)?"
              + "[\\s,/-]{0,3}(?:of\\s|de[l]?\\s)?(?:(?<monthYear>"
              + YEAR
              + ")|['’‘](?<shortYear>\\d\\d)|-(?<dashYear>\\d\\d))"
              + "|(?<slashYear>"
              + YEAR
              + ")/(?<slashEnd>"
              + YEAR
              + ")"
              + "|(?<schoolYear>"
              + YEAR
              + ")/(?<schoolEnd>\\d\\d)"
              + "|(?<spanYear>"
              + YEAR
              + ")(?:"
              + DASH
              + ")(?<spanEnd>\\d\\d)(?![\\d./-]\\d)"
              + "|(?<year>"
              + YEAR
              + ")"
              + "|['’‘](?<apostrophe>\\d\\d)(?=\\s{0,2}"
              + DASH
              + "|\\)|\\s*$)"
              + ")(?![\\p{L}\\d%_@]|[.,]\\d{3})",
          FLAGS);

  /** Returns the dates of a line in order. */
  static List<DateSingle> find(String line) {
    List<DateSingle> dates = new ArrayList<>();
    Matcher matcher = DATE.matcher(line);
    while (matcher.find()) {
      read(matcher).ifPresent(dates::add);
    }
    return dates;
  }

  boolean isPeriod() {
    return !from.equals(to);
  }

  private static Optional<DateSingle> read(Matcher matcher) {
    PartialDate from;
    PartialDate to;
    if (matcher.group("isoYear") != null) {
      from =
          date(number(matcher, "isoYear"), number(matcher, "isoMonth"), number(matcher, "isoDay"));
      to = from;
    } else if (matcher.group("fullYear") != null) {
      from = numeric(matcher);
      to = from;
    } else if (matcher.group("numberYear") != null) {
      from = date(number(matcher, "numberYear"), number(matcher, "numberMonth"), 0);
      to = from;
    } else if (matcher.group("month") != null) {
      int day = Math.max(number(matcher, "dayBefore"), number(matcher, "dayAfter"));
      from = date(yearOfMonth(matcher), DateWords.month(matcher.group("month")), day);
      to = from;
    } else if (matcher.group("slashYear") != null) {
      // "2017/2020" is a period, "2021/2019" lists two years and the first counts.
      int year = number(matcher, "slashYear");
      from = date(year, 0, 0);
      to = date(Math.max(year, number(matcher, "slashEnd")), 0, 0);
    } else if (matcher.group("schoolYear") != null) {
      int year = number(matcher, "schoolYear");
      int end = number(matcher, "schoolEnd");
      if (end == (year + 1) % 100) {
        from = date(year, 0, 0);
        to = date(year + 1, 0, 0);
      } else if (end >= 1 && end <= 12) {
        from = date(year, end, 0);
        to = from;
      } else {
        return Optional.empty();
      }
    } else if (matcher.group("spanYear") != null) {
      int year = number(matcher, "spanYear");
      int end = year / 100 * 100 + number(matcher, "spanEnd");
      if (end < year) {
        end += 100;
      }
      if (end - year > 50) {
        return Optional.empty();
      }
      from = date(year, 0, 0);
      to = date(end, 0, 0);
    } else {
      int year = number(matcher, "year");
      from = date(year > 0 ? year : century(number(matcher, "apostrophe")), 0, 0);
      to = from;
    }
    boolean impossible = DateFlaws.isImpossible(matcher.group());
    return Optional.of(new DateSingle(matcher.start(), matcher.end(), from, to, impossible));
  }

  private static int yearOfMonth(Matcher matcher) {
    int year = number(matcher, "monthYear");
    if (year > 0) {
      return year;
    }
    String group = matcher.group("shortYear") != null ? "shortYear" : "dashYear";
    return century(number(matcher, group));
  }

  /** "'98" is 1998, "'21" is 2021: nobody dates a CV more than a career ahead. */
  private static int century(int year) {
    return year >= 40 ? 1900 + year : 2000 + year;
  }

  /** Reads 14.03.2019 and 3/14/2019; where day and month could be either, only the year counts. */
  private static PartialDate numeric(Matcher matcher) {
    int first = number(matcher, "first");
    int second = number(matcher, "second");
    int year = number(matcher, "fullYear");
    boolean dayFirst = matcher.group("mark").equals(".") || first > 12 || first == second;
    if (dayFirst) {
      return date(year, second, first);
    }
    return second > 12 ? date(year, first, second) : date(year, 0, 0);
  }

  static PartialDate date(int year, int month, int day) {
    if (month < 1 || month > 12) {
      return new PartialDate(year, 0, 0);
    }
    return new PartialDate(year, month, DateParts.isDay(year, month, day) ? day : 0);
  }

  private static int number(Matcher matcher, String group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
