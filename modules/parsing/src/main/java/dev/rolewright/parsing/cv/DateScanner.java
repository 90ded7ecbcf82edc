package dev.rolewright.parsing.cv;

import dev.rolewright.domain.DateRange;
import dev.rolewright.domain.PartialDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds dates and periods in a line, as people write them in CVs. Every pattern is bounded, so that
 * the time is linear in the length of the line.
 */
public final class DateScanner {
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
  private static final Pattern AND_DATE =
      Pattern.compile(
          "\\s{0,4}(?:"
              + DASH
              + "{1,2}|→|/|\\s(?:to|until|till|til|through|thru|up"
              + " to|bis|à|au|jusqu['’]en|a|al|hasta)\\s|bis|to)\\s{0,4}",
          FLAGS);
  private static final String VAGUE =
      "(?:(?:early|mid|late|end of|middle of|beginning of|start"
          + " of|approx\\.?|ca\\.?|circa|anfang|mitte|ende|about|around|the"
          + "|spring|summer|autumn|fall|winter|herbst|sommer|frühling|frühjahr|printemps|été|automne|hiver|primavera|verano|otoño|invierno|easter|christmas|michaelmas|hilary|q[1-4]|h[12]|ws|ss|wise|sose)["
          + " -]?/?(?:of )?){1,2}";
  private static final Pattern VAGUE_BEFORE =
      Pattern.compile("(?<![\\p{L}\\d])" + VAGUE + "$", FLAGS);
  private static final Pattern VAGUE_AFTER = Pattern.compile(VAGUE, FLAGS);
  private static final Pattern NOW =
      Pattern.compile(
          "\\s{0,4}(?:"
              + DASH
              + "{1,2}|→|\\s(?:to|until|till|til|through|bis|bis zu|à|a|al|hasta(?: la|"
              + " el)?)\\s)\\s{0,4}\\(?(?:"
              + DateWords.PRESENT
              + ")(?![\\p{L}\\d])\\)?|\\s{1,2}(?:onwards?|and ongoing|to"
              + " date|\\((?:present|ongoing|current)\\))(?![\\p{L}])",
          FLAGS);
  private static final Pattern OPEN_END =
      Pattern.compile("\\s{0,3}" + DASH + "\\s*(?:$|[)\\]|\\t])", FLAGS);
  private static final Pattern SINCE_BEFORE =
      Pattern.compile("(?<![\\p{L}])(?:since|seit|depuis|desde|ab)\\s{1,3}$", FLAGS);
  private static final Pattern FROM_BEFORE =
      Pattern.compile("(?<![\\p{L}])(?:from|von|vom|between|entre|de|du)\\s{1,3}$", FLAGS);
  private static final Pattern EXPIRY_BEFORE =
      Pattern.compile(
          "(?:expir\\p{L}{1,5}|exp\\.?|valid(?:ity)?|renew\\p{L}{0,6}|gültig|due|ran out|runs"
              + " out|through)(?:\\s(?:until|to|till|through|thru|bis|on|in|date|by))?:?\\s{0,3}$",
          FLAGS);
  private static final Pattern UNTIL_BEFORE =
      Pattern.compile("(?<![\\p{L}])(?:until|till|up to|bis|expected|anticipated)\\s{1,3}$", FLAGS);
  private static final Pattern MONTH_BEFORE =
      Pattern.compile(
          "(?<![\\p{L}\\d])(?<name>"
              + DateWords.MONTH
              + ")\\.?\\s{0,2}(?:"
              + DASH
              + "|to|bis|/|and|&)\\s{0,2}$",
          FLAGS);

  private DateScanner() {}

  /** Returns the dates of a line in order; they never overlap. */
  static List<DateMatch> find(String line) {
    if (!mayHoldDate(line)) {
      return List.of();
    }
    List<Single> dates = new ArrayList<>();
    Matcher matcher = DATE.matcher(line);
    while (matcher.find()) {
      single(matcher).ifPresent(dates::add);
    }
    List<DateMatch> matches = new ArrayList<>();
    for (int index = 0; index < dates.size(); index++) {
      Single first = dates.get(index);
      int floor = matches.isEmpty() ? 0 : matches.getLast().end();
      if (index + 1 < dates.size() && joins(line, first, dates.get(index + 1))) {
        Single last = dates.get(++index);
        matches.add(period(line, floor, first, last));
      } else {
        matches.add(alone(line, floor, first));
      }
    }
    return List.copyOf(matches);
  }

  /** A date has two digits in a row; most lines have none. */
  private static boolean mayHoldDate(String line) {
    for (int index = 1; index < line.length(); index++) {
      if (isDigit(line.charAt(index)) && isDigit(line.charAt(index - 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDigit(char unit) {
    return unit >= '0' && unit <= '9';
  }

  private record Single(int start, int end, PartialDate from, PartialDate to) {
    boolean isPeriod() {
      return !from.equals(to);
    }
  }

  private static Optional<Single> single(Matcher matcher) {
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
    return Optional.of(new Single(matcher.start(), matcher.end(), from, to));
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

  private static PartialDate date(int year, int month, int day) {
    if (month < 1 || month > 12) {
      return new PartialDate(year, 0, 0);
    }
    return new PartialDate(year, month, DateParts.isDay(year, month, day) ? day : 0);
  }

  private static int number(Matcher matcher, String group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static boolean joins(String line, Single first, Single second) {
    if (first.isPeriod() || second.isPeriod() || second.start() - first.end() > 30) {
      return false;
    }
    Matcher between = AND_DATE.matcher(line).region(first.end(), second.start());
    if (!between.lookingAt() || between.end() == first.end()) {
      return false;
    }
    int reached = between.end();
    boolean direct = reached == second.start();
    boolean vague = !direct && VAGUE_AFTER.matcher(line).region(reached, second.start()).matches();
    return (direct || vague) && !DateParts.isBefore(second.to(), first.from());
  }

  private static DateMatch period(String line, int floor, Single first, Single last) {
    int start = extend(line, floor, first.start());
    start = before(FROM_BEFORE, line, floor, start);
    DateRange range = new DateRange(Optional.of(first.from()), Optional.of(last.to()), false);
    return new DateMatch(start, last.end(), range, false, false);
  }

  private static DateMatch alone(String line, int floor, Single date) {
    Optional<PartialDate> from = Optional.of(date.from());
    Matcher now = NOW.matcher(line).region(date.end(), line.length());
    int start = extend(line, floor, date.start());
    if (now.lookingAt()) {
      start = before(FROM_BEFORE, line, floor, start);
      return new DateMatch(
          start, now.end(), new DateRange(from, Optional.empty(), true), false, false);
    }
    int since = before(SINCE_BEFORE, line, floor, start);
    if (since < start) {
      return new DateMatch(
          since, date.end(), new DateRange(from, Optional.empty(), true), false, false);
    }
    Matcher month =
        MONTH_BEFORE.matcher(line).region(Math.max(floor, date.start() - 20), date.start());
    month.useTransparentBounds(true);
    if (date.from().month() > 0 && !date.isPeriod() && month.find()) {
      int first = DateWords.month(month.group("name"));
      int year = first > date.from().month() ? date.from().year() - 1 : date.from().year();
      if (year == date.from().year()) {
        DateRange range = new DateRange(Optional.of(date(year, first, 0)), from, false);
        return new DateMatch(month.start(), date.end(), range, false, false);
      }
    }
    if (before(EXPIRY_BEFORE, line, floor, start) < start) {
      DateRange range = new DateRange(Optional.empty(), from, false);
      return new DateMatch(start, date.end(), range, true, true);
    }
    int until = before(UNTIL_BEFORE, line, floor, start);
    if (until < start) {
      DateRange range = new DateRange(Optional.empty(), from, false);
      return new DateMatch(until, date.end(), range, false, false);
    }
    Matcher open = OPEN_END.matcher(line).region(date.end(), line.length());
    if (!date.isPeriod() && open.lookingAt()) {
      int end = date.end();
      while (end < open.end() && ")]|\t".indexOf(line.charAt(end)) < 0) {
        end++;
      }
      return new DateMatch(start, end, new DateRange(from, Optional.empty(), true), false, false);
    }
    DateRange range = new DateRange(from, Optional.of(date.to()), false);
    return new DateMatch(start, date.end(), range, !date.isPeriod(), false);
  }

  private static int extend(String line, int floor, int start) {
    return before(VAGUE_BEFORE, line, floor, start);
  }

  /** Returns where words that end at an index start, or the index itself. */
  private static int before(Pattern words, String line, int floor, int start) {
    Matcher matcher = words.matcher(line).region(Math.max(floor, start - 40), start);
    matcher.useTransparentBounds(true);
    matcher.useAnchoringBounds(true);
    return matcher.find() ? matcher.start() : start;
  }
}
