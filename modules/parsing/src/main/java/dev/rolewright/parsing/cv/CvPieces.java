package dev.rolewright.parsing.cv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parts lines that tell several things, each with its own date: "A 2020-now cook; B 2017-2020
 * waiter", "Hygiene (2022), Allergies (2023)", and paragraphs whose sentences tell positions.
 */
final class CvPieces {
  private static final Pattern START =
      Pattern.compile(
          "(?:from|start|started|start date|date"
              + " started|von|seit|beginn|eintritt|desde|de|du)\\s?:?\\s(?<date>.{4,30})",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern END =
      Pattern.compile(
          "(?:to|until|end|ended|end date|date"
              + " ended|finish|bis|ende|austritt|hasta|au|à)\\s?:?\\s(?<date>.{3,30})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private CvPieces() {}

  static List<CvLine> part(List<CvLine> all, CvWords words) {
    List<CvLine> parted = new ArrayList<>();
    for (CvLine line : joinPeriods(all)) {
      pieces(line, words).forEach(piece -> parted.add(line.withColumns(piece)));
    }
    return parted;
  }

  /** "From: May 2021" above "To: present" is one period. */
  private static List<CvLine> joinPeriods(List<CvLine> lines) {
    List<CvLine> joined = new ArrayList<>();
    for (CvLine line : lines) {
      Matcher end = END.matcher(line.body());
      Matcher start = START.matcher(joined.isEmpty() ? "" : joined.getLast().body());
      String period =
          start.matches() && end.matches() ? start.group("date") + " – " + end.group("date") : "";
      List<DateMatch> dates = DateScanner.find(period);
      if (dates.size() == 1 && dates.getFirst().end() == period.length()) {
        joined.add(joined.removeLast().with(line).withColumns(period));
      } else {
        joined.add(line);
      }
    }
    return joined;
  }

  private static List<String> pieces(CvLine line, CvWords words) {
    String columns = line.columns();
    int dates = DateScanner.find(columns).size();
    if (dates < 2) {
      return List.of(columns);
    }
    List<String> clauses = CvText.split(columns, ";");
    if (clauses.size() > 1 && clauses.stream().allMatch(clause -> hasOne(clause, false))) {
      return clauses;
    }
    List<String> items = CvText.split(columns, ",;");
    if (items.size() > 1 && items.stream().allMatch(CvPieces::isNoted)) {
      return items;
    }
    return told(columns, words).orElse(List.of(columns));
  }

  /** Returns whether a text has exactly one date besides its words. */
  private static boolean hasOne(String text, boolean single) {
    List<DateMatch> dates = DateScanner.find(text);
    return dates.size() == 1
        && (single || !dates.getFirst().single())
        && CvText.trimmed(text).length() > dates.getFirst().end() - dates.getFirst().start() + 2;
  }

  /** "Forklift (2019)" */
  private static boolean isNoted(String text) {
    return text.endsWith(")") && hasOne(text, true) && text.length() <= 80;
  }

  private static Optional<List<String>> told(String columns, CvWords words) {
    List<String> sentences = new ArrayList<>();
    int start = 0;
    int end = CvText.sentenceEnd(columns);
    while (end >= 0) {
      sentences.add(columns.substring(start, end + 1).strip());
      start = end + 1;
      int next = CvText.sentenceEnd(columns.substring(start));
      end = next < 0 ? -1 : start + next;
    }
    sentences.add(columns.substring(start).strip());
    List<String> joined = new ArrayList<>();
    for (String sentence : sentences) {
      if (joined.isEmpty() || CvNarrative.read(sentence, words).isPresent()) {
        joined.add(sentence);
      } else {
        joined.add(joined.removeLast() + " " + sentence);
      }
    }
    long positions =
        joined.stream().filter(text -> CvNarrative.read(text, words).isPresent()).count();
    return positions > 1 ? Optional.of(joined) : Optional.empty();
  }
}
