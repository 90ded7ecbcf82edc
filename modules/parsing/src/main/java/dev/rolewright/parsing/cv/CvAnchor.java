package dev.rolewright.parsing.cv;

import dev.rolewright.domain.DateRange;
import dev.rolewright.parsing.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date that stands at an edge of a line or in a column of its own, as in the head of an entry.
 *
 * @param range when
 * @param rest the words of the line without the date; a tab stands for a wide gap
 * @param note sentences after the first, where the line starts with its date
 * @param single whether it is one date and no period
 * @param first whether the date is the first thing on the line
 */
public record CvAnchor(DateRange range, String rest, String note, boolean single, boolean first) {
  /** Longest line that may be the head of an entry, in UTF-16 units. */
  private static final int LONGEST = 300;

  private static final int LONGEST_FIRST = 110;

  private static final Pattern DURATION =
      Pattern.compile(
          "[\\s(,·•|–-]{0,4}(?:(?:less than a"
              + " year|\\d{1,2}\\+?\\s?(?:years?|yrs?|yr|months?|mos?|weeks?|jahre?|monate?|ans|mois))[\\s,]{0,2}(?:and\\s|und\\s)?){1,2}\\)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LABEL =
      Pattern.compile(
          "(?:dates?|duration|period|when|time|timeframe|time period|zeitraum|from|dates of"
              + " employment|date range)\\s{0,2}:?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PREPOSITION =
      Pattern.compile(
          "(?:^|.{0,200}\\s)(?:in|of|by|for|to|during|on|at|and|the|between|over|until|with|than|im|am|para|dans)",
          Pattern.CASE_INSENSITIVE);

  /** Finds the anchor of a line; empty where its dates stand in running text. */
  static Optional<CvAnchor> of(CvLine line) {
    return of(line.columns());
  }

  /** Finds the anchor of a text in which a tab stands for a wide gap. */
  static Optional<CvAnchor> of(String columns) {
    if (columns.length() > LONGEST) {
      return Optional.empty();
    }
    List<DateMatch> dates = DateScanner.find(columns);
    List<DateMatch> periodsFirst =
        dates.stream()
            .filter(date -> !date.expiry())
            .sorted(
                java.util.Comparator.comparing(DateMatch::single)
                    .thenComparing(date -> !isAtEdge(columns, date)))
            .toList();
    for (DateMatch date : periodsFirst) {
      Optional<CvAnchor> anchor = at(columns, date);
      if (anchor.isPresent()) {
        return anchor;
      }
    }
    return Optional.empty();
  }

  /** Finds the year of "MSc from Leeds in 2015", which running text would have too. */
  static Optional<CvAnchor> inYear(CvLine line) {
    String columns = line.columns();
    List<DateMatch> dates = DateScanner.find(columns);
    if (line.isProse() || dates.isEmpty()) {
      return Optional.empty();
    }
    DateMatch last = dates.getLast();
    String before = columns.substring(0, last.start());
    boolean in = before.endsWith(" in ") && CvText.trimmed(columns.substring(last.end())).isEmpty();
    return in && !last.expiry()
        ? Optional.of(
            new CvAnchor(
                last.range(), before.substring(0, before.length() - 4), "", last.single(), false))
        : Optional.empty();
  }

  private static boolean isAtEdge(String columns, DateMatch date) {
    return CvText.trimmed(columns.substring(date.end())).isEmpty()
        || CvText.trimmed(columns.substring(0, date.start())).isEmpty();
  }

  /** Returns whether a text says only how long, e.g. "4 years 3 months". */
  static boolean isDuration(String text) {
    return DURATION.matcher(text.strip()).matches();
  }

  private static Optional<CvAnchor> at(String columns, DateMatch date) {
    String before = columns.substring(0, date.start());
    String after = columns.substring(date.end());
    boolean bracketed = endsWithOpen(before) && startsWithClose(after);
    Matcher duration = DURATION.matcher(after);
    if (bracketed) {
      before = before.substring(0, before.stripTrailing().length() - 1);
      after = after.stripLeading().substring(1);
    } else if (endsWithOpen(before) && after.strip().isEmpty()) {
      before = before.substring(0, before.stripTrailing().length() - 1);
    }
    duration.reset(after);
    if (duration.lookingAt()) {
      after = after.substring(duration.end());
      if (endsWithOpen(before) && startsWithClose(after)) {
        bracketed = true;
        before = before.substring(0, before.stripTrailing().length() - 1);
        after = after.stripLeading().substring(1);
      }
    }
    String left = CvText.trimmed(before);
    String right = CvText.trimmed(after);
    if (LABEL.matcher(left).matches()) {
      left = "";
      before = "";
    }
    if (left.isEmpty() && right.isEmpty()) {
      return Optional.of(new CvAnchor(date.range(), "", "", date.single(), true));
    }
    int sentence = left.isEmpty() && isProse(right) ? CvText.sentenceEnd(right) : -1;
    if (sentence > 0 && sentence <= LONGEST_FIRST && isAfter(right.substring(0, sentence), after)) {
      String note = right.substring(sentence + 1).strip();
      return Optional.of(
          new CvAnchor(date.range(), right.substring(0, sentence), note, date.single(), true));
    }
    boolean holds =
        left.isEmpty()
            ? isAfter(right, after)
            : right.isEmpty()
                ? isBefore(before, left, date, bracketed)
                : isBetween(before, after, date, bracketed);
    return holds
        ? Optional.of(
            new CvAnchor(date.range(), rest(before, after), "", date.single(), left.isEmpty()))
        : Optional.empty();
  }

  private static boolean isAfter(String right, String after) {
    boolean sign =
        !after.isEmpty()
            && !Character.isLetterOrDigit(after.charAt(0))
            && after.charAt(0) != '.'
            && after.charAt(0) != '%';
    return sign && !CvText.startsLower(right) && !isProse(right);
  }

  private static boolean isBefore(String before, String left, DateMatch date, boolean bracketed) {
    if (isProse(left) || PREPOSITION.matcher(left).matches()) {
      return false;
    }
    if (!date.single() || bracketed) {
      return true;
    }
    String bare = before.endsWith(" ") ? before.substring(0, before.length() - 1) : before;
    char last = bare.isEmpty() ? ' ' : bare.charAt(bare.length() - 1);
    return ",;:|\t·•–—-([".indexOf(last) >= 0;
  }

  private static boolean isBetween(String before, String after, DateMatch date, boolean bracketed) {
    String left = before.stripTrailing();
    String right = after.stripLeading();
    boolean delimited =
        (before.endsWith("\t") || ",|·•–—".indexOf(left.charAt(left.length() - 1)) >= 0)
            && (after.startsWith("\t")
                || (!right.isEmpty() && ",|·•–—".indexOf(right.charAt(0)) >= 0));
    boolean column = before.endsWith("\t") || after.startsWith("\t");
    boolean parted = bracketed || delimited || column;
    return parted
        && (!date.single() || delimited)
        && !isProse(CvText.trimmed(before))
        && !isProse(CvText.trimmed(after))
        && (bracketed ? !CvText.startsLower(CvText.trimmed(after)) : true);
  }

  private static boolean isProse(String text) {
    return text.length() > 130 || CvText.isSentence(text) || Words.of(text).size() > 17;
  }

  private static boolean endsWithOpen(String before) {
    String bare = before.stripTrailing();
    return bare.endsWith("(") || bare.endsWith("[");
  }

  private static boolean startsWithClose(String after) {
    String bare = after.stripLeading();
    return bare.startsWith(")") || bare.startsWith("]");
  }

  private static String rest(String before, String after) {
    String left = edge(before);
    String right = edge(after);
    if (left.isEmpty() || right.isEmpty()) {
      return left + right;
    }
    return left + '\t' + right;
  }

  private static String edge(String text) {
    String trimmed = text.strip();
    int from = 0;
    int to = trimmed.length();
    while (from < to && ",;:|·•–—-/ \t".indexOf(trimmed.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && ",;:|·•–—-/ \t".indexOf(trimmed.charAt(to - 1)) >= 0) {
      to--;
    }
    return trimmed.substring(from, to);
  }
}
