package dev.rolewright.parsing.cv;

import dev.rolewright.domain.DateRange;
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
  private static final Pattern NOTED =
      Pattern.compile("\\s{0,2}[,;–-]\\s{0,2}(?<note>[^()\\d]{2,40})\\)");

  private static final CvWords WORDS = new CvWords();

  /** Dots or lines that lead the eye from the words to the date: "Head cook ....... 2019". */
  private static final Pattern LEADERS_BEFORE = Pattern.compile("[.…_]{2,200}\\s{0,9}$");

  private static final Pattern LEADERS_AFTER =
      Pattern.compile("^\\s{0,9}(?:\\.{2,200}|…|_{2,200})(?=\\s|\\p{L})");

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
    return dates.isEmpty() ? Optional.empty() : told(columns);
  }

  /** A sentence that tells a position is the head of its own entry, and its words are kept. */
  private static Optional<CvAnchor> told(String columns) {
    return CvNarrative.read(columns, WORDS)
        .map(
            told ->
                new CvAnchor(
                    told.dates(), told.role() + '\t' + told.owner(), columns, false, false));
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

  /** Finds the year of "NVQ Level 2 Catering 2019 Derby College": a degree, a year, a school. */
  static Optional<CvAnchor> beforeSchool(CvLine line) {
    String columns = line.columns();
    List<DateMatch> dates = DateScanner.find(columns);
    if (line.isProse() || dates.size() != 1 || dates.getFirst().expiry()) {
      return Optional.empty();
    }
    DateMatch date = dates.getFirst();
    String before = columns.substring(0, date.start());
    String after = columns.substring(date.end());
    boolean told =
        before.endsWith(" ")
            && after.startsWith(" ")
            && WORDS.has(CvWords.Group.DEGREE, before)
            && WORDS.has(CvWords.Group.SCHOOL, after)
            && CvText.startsUpper(after.strip());
    return told
        ? Optional.of(
            new CvAnchor(
                date.range(),
                CvAnchorShape.edge(before) + '\t' + CvAnchorShape.edge(after),
                "",
                date.single(),
                false))
        : Optional.empty();
  }

  /** Finds the year of "A levels, Hanley Sixth Form 2009": a school and a year. */
  static Optional<CvAnchor> afterSchool(CvLine line) {
    String columns = line.columns();
    List<DateMatch> dates = DateScanner.find(columns);
    if (line.isProse() || dates.size() != 1 || dates.getFirst().expiry()) {
      return Optional.empty();
    }
    DateMatch date = dates.getFirst();
    String before = columns.substring(0, date.start());
    boolean last = CvText.trimmed(columns.substring(date.end())).isEmpty();
    return last && before.endsWith(" ") && WORDS.has(CvWords.Group.SCHOOL, before)
        ? Optional.of(
            new CvAnchor(date.range(), CvAnchorShape.edge(before), "", date.single(), false))
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
    String before = LEADERS_BEFORE.matcher(columns.substring(0, date.start())).replaceFirst("\t");
    String after = LEADERS_AFTER.matcher(columns.substring(date.end())).replaceFirst("\t");
    Matcher noted = NOTED.matcher(after);
    if (CvAnchorShape.endsWithOpen(before) && noted.lookingAt()) {
      // "Barista, Third Cup (2017 - 2019, part time)"
      String head = before.substring(0, before.stripTrailing().length() - 1);
      boolean last = CvText.trimmed(after.substring(noted.end())).isEmpty();
      return last && !CvAnchorShape.isProse(head) && !CvAnchorShape.edge(head).isEmpty()
          ? Optional.of(
              new CvAnchor(
                  date.range(),
                  CvAnchorShape.edge(head),
                  noted.group("note").strip(),
                  date.single(),
                  false))
          : Optional.empty();
    }
    boolean bracketed = CvAnchorShape.endsWithOpen(before) && CvAnchorShape.startsWithClose(after);
    Matcher duration = DURATION.matcher(after);
    if (bracketed) {
      before = before.substring(0, before.stripTrailing().length() - 1);
      after = after.stripLeading().substring(1);
    } else if (CvAnchorShape.endsWithOpen(before) && after.strip().isEmpty()) {
      before = before.substring(0, before.stripTrailing().length() - 1);
    }
    duration.reset(after);
    if (duration.lookingAt()) {
      after = after.substring(duration.end());
      if (CvAnchorShape.endsWithOpen(before) && CvAnchorShape.startsWithClose(after)) {
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
    int sentence = left.isEmpty() && CvAnchorShape.isProse(right) ? CvText.sentenceEnd(right) : -1;
    if (sentence > 0
        && sentence <= LONGEST_FIRST
        && CvAnchorShape.isAfter(right.substring(0, sentence), after)) {
      String note = right.substring(sentence + 1).strip();
      return Optional.of(
          new CvAnchor(date.range(), right.substring(0, sentence), note, date.single(), true));
    }
    if (bracketed && !left.isEmpty() && after.stripLeading().startsWith(":")) {
      // "Tester @ Initech (2018–2022): wrote the plans"
      return CvAnchorShape.isProse(left)
          ? Optional.empty()
          : Optional.of(
              new CvAnchor(date.range(), CvAnchorShape.edge(before), right, date.single(), false));
    }
    if (!right.isEmpty() && CvAnchorShape.startsSentence(after) && CvHeadSplit.parts(left) > 1) {
      // "PhD Physics, University of X, 2013–2017. Thesis: …"
      boolean parted =
          bracketed
              || ",;|\t("
                      .indexOf(before.stripTrailing().charAt(before.stripTrailing().length() - 1))
                  >= 0;
      return parted && CvAnchorShape.isBefore(before, left, date, bracketed)
          ? Optional.of(
              new CvAnchor(
                  date.range(),
                  CvAnchorShape.edge(before),
                  after.substring(2).strip(),
                  date.single(),
                  false))
          : Optional.empty();
    }
    if (!date.single() && CvAnchorShape.isInside(before, left, after, right)) {
      String place = CvAnchorShape.withoutAt(right);
      return Optional.of(
          new CvAnchor(date.range(), CvAnchorShape.edge(before) + '\t' + place, "", false, false));
    }
    boolean holds =
        left.isEmpty()
            ? CvAnchorShape.isAfter(right, after) || CvAnchorShape.isRoleAfter(date, right, after)
            : right.isEmpty()
                ? CvAnchorShape.isBefore(before, left, date, bracketed)
                : CvAnchorShape.isBetween(before, after, date, bracketed);
    return holds
        ? Optional.of(
            new CvAnchor(
                date.range(), CvAnchorShape.rest(before, after), "", date.single(), left.isEmpty()))
        : Optional.empty();
  }
}
