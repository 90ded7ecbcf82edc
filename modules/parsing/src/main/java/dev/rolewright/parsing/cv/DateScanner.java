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
  private static final String DASH = "[-‐‑‒–—−~]";

  private static final Pattern AND_DATE =
      Pattern.compile(
          "\\s{0,4}(?:"
              + DASH
              + "{1,2}|→|/|\\s(?:to|until|till|til|through|thru|up"
              + " to|bis|à|au|jusqu['’]en|a|al|hasta)\\s|bis|to)\\s{0,4}",
          FLAGS);
  private static final Pattern BETWEEN_BEFORE =
      Pattern.compile("(?<![\\p{L}])(?:between|zwischen|entre)\\s{1,3}$", FLAGS);
  private static final Pattern AND = Pattern.compile("\\s{1,3}(?:and|und|et|y)\\s{1,3}", FLAGS);
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
              + " el)?)\\s)\\s{0,4}(?:\\((?:"
              + DateWords.PRESENT
              + ")\\)|(?:"
              + DateWords.PRESENT
              + ")(?![\\p{L}\\d]))|\\s{1,2}(?:onwards?|and ongoing|to"
              + " date|\\((?:present|ongoing|current)\\))(?![\\p{L}])",
          FLAGS);
  private static final Pattern OPEN_END =
      Pattern.compile("\\s{0,3}" + DASH + "\\s*(?:$|[)\\]|\\t])", FLAGS);
  private static final Pattern SINCE_BEFORE =
      Pattern.compile("(?<![\\p{L}])(?:since|seit|depuis|desde|ab)\\s{1,3}$", FLAGS);
  private static final Pattern FROM_BEFORE =
      Pattern.compile("(?<![\\p{L}])(?:from|von|vom|between|zwischen|entre|de|du)\\s{1,3}$", FLAGS);
  private static final Pattern EXPIRY_BEFORE =
      Pattern.compile(
          "(?:expir\\p{L}{1,5}|exp\\.?|valid(?:ity)?|renew\\p{L}{0,6}|refresh\\p{L}{0,3}|lapsed"
              + "|re-?certifi\\p{L}{2,6}|re-?validat\\p{L}{2,3}|gültig|due|ran out|runs"
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
    List<DateSingle> dates = DateSingle.find(line);
    List<DateMatch> matches = new ArrayList<>();
    for (int index = 0; index < dates.size(); index++) {
      DateSingle first = dates.get(index);
      int floor = matches.isEmpty() ? 0 : matches.getLast().end();
      Optional<DateSingle> next =
          index + 1 < dates.size() && joins(line, first, dates.get(index + 1))
              ? Optional.of(dates.get(index + 1))
              : Optional.empty();
      if (next.isPresent()) {
        index++;
        matches.add(period(line, floor, first, next.get()));
      } else {
        matches.add(DateFlaws.besideImpossible(line, floor, alone(line, floor, first)));
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

  private static boolean joins(String line, DateSingle first, DateSingle second) {
    if (second.start() - first.end() > 30) {
      return false;
    }
    boolean both =
        before(BETWEEN_BEFORE, line, 0, first.start()) < first.start()
            && AND.matcher(line).region(first.end(), second.start()).matches();
    if (both) {
      return true;
    }
    Matcher between = AND_DATE.matcher(line).region(first.end(), second.start());
    if (!between.lookingAt() || between.end() == first.end()) {
      return false;
    }
    int reached = between.end();
    boolean direct = reached == second.start();
    boolean vague = !direct && VAGUE_AFTER.matcher(line).region(reached, second.start()).matches();
    // "2021/2019" lists two years, "2021 – 2019" is a period the wrong way round.
    boolean listed =
        between.group().indexOf('/') >= 0
            && (first.isPeriod() || second.isPeriod() || isReversed(first, second));
    return (direct || vague) && !listed;
  }

  private static boolean isReversed(DateSingle first, DateSingle second) {
    return DateParts.isBefore(second.to(), first.from());
  }

  /** Which end of a period the wrong way round is mistaken can't be told, so neither counts. */
  private static DateMatch period(String line, int floor, DateSingle first, DateSingle last) {
    int start = extend(line, floor, first.start());
    start = before(FROM_BEFORE, line, floor, start);
    boolean reversed = isReversed(first, last);
    DateRange range =
        reversed
            ? new DateRange(Optional.empty(), Optional.empty(), false)
            : new DateRange(Optional.of(first.from()), Optional.of(last.to()), false);
    boolean impossible = reversed || first.impossible() || last.impossible();
    return new DateMatch(start, last.end(), range, false, false, impossible);
  }

  private static DateMatch alone(String line, int floor, DateSingle date) {
    Optional<PartialDate> from = Optional.of(date.from());
    Matcher now = NOW.matcher(line).region(date.end(), line.length());
    int start = extend(line, floor, date.start());
    if (now.lookingAt()) {
      start = before(FROM_BEFORE, line, floor, start);
      return new DateMatch(
          start,
          now.end(),
          new DateRange(from, Optional.empty(), true),
          false,
          false,
          date.impossible());
    }
    int since = before(SINCE_BEFORE, line, floor, start);
    if (since < start) {
      return new DateMatch(
          since,
          date.end(),
          new DateRange(from, Optional.empty(), true),
          false,
          false,
          date.impossible());
    }
    Matcher month =
        MONTH_BEFORE.matcher(line).region(Math.max(floor, date.start() - 20), date.start());
    month.useTransparentBounds(true);
    if (date.from().month() > 0 && !date.isPeriod() && month.find()) {
      int first = DateWords.month(month.group("name"));
      int year = first > date.from().month() ? date.from().year() - 1 : date.from().year();
      if (year == date.from().year()) {
        DateRange range = new DateRange(Optional.of(DateSingle.date(year, first, 0)), from, false);
        return new DateMatch(month.start(), date.end(), range, false, false, date.impossible());
      }
    }
    if (before(EXPIRY_BEFORE, line, floor, start) < start) {
      DateRange range = new DateRange(Optional.empty(), from, false);
      return new DateMatch(start, date.end(), range, true, true, date.impossible());
    }
    int until = before(UNTIL_BEFORE, line, floor, start);
    if (until < start) {
      DateRange range = new DateRange(Optional.empty(), from, false);
      return new DateMatch(until, date.end(), range, false, false, date.impossible());
    }
    Matcher open = OPEN_END.matcher(line).region(date.end(), line.length());
    if (!date.isPeriod() && open.lookingAt()) {
      int end = date.end();
      while (end < open.end() && ")]|\t".indexOf(line.charAt(end)) < 0) {
        end++;
      }
      return new DateMatch(
          start, end, new DateRange(from, Optional.empty(), true), false, false, date.impossible());
    }
    DateRange range = new DateRange(from, Optional.of(date.to()), false);
    return new DateMatch(start, date.end(), range, !date.isPeriod(), false, date.impossible());
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
