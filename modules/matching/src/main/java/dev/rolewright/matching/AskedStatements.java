package dev.rolewright.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The title and the statements of a job that evidence is compared with, each text once.
 *
 * @param entries the title first, where there is one
 */
record AskedStatements(List<Entry> entries) {

  /**
   * A text to compare with.
   *
   * @param text as the job has it
   * @param line the text as it is embedded
   * @param weight what it counts
   * @param title whether it is the title of the role rather than a statement
   */
  record Entry(String text, String line, double weight, boolean title) {}

  static AskedStatements of(JobNeeds needs) {
    Map<String, Entry> byLine = new LinkedHashMap<>();
    for (JobNeeds.Statement statement : needs.statements()) {
      String line = Passage.line(statement.text());
      if (!line.isEmpty()) {
        Entry entry = new Entry(statement.text(), line, weight(statement.kind()), false);
        byLine.merge(line, entry, (one, two) -> two.weight > one.weight ? two : one);
      }
    }
    List<Entry> entries = new ArrayList<>();
    String title = Passage.line(needs.title());
    if (!title.isEmpty()) {
      entries.add(new Entry(needs.title(), title, MatchFormula.MUST_HAVE, true));
    }
    entries.addAll(byLine.values());
    return new AskedStatements(List.copyOf(entries));
  }

  private static double weight(JobNeeds.Kind kind) {
    return switch (kind) {
      case MUST_HAVE -> MatchFormula.MUST_HAVE;
      case NICE_TO_HAVE -> MatchFormula.NICE_TO_HAVE;
      case DUTY -> MatchFormula.DUTY;
    };
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Returns the words of the title that say what the role is; none without a title. */
  List<String> titleWords() {
    return isEmpty() || !entries.getFirst().title()
        ? List.of()
        : Titles.telling(entries.getFirst().line());
  }

  double[] weights() {
    return entries.stream().mapToDouble(Entry::weight).toArray();
  }

  List<String> lines() {
    return entries.stream().map(Entry::line).toList();
  }

  /** Returns the index of each statement by its line; the title is none. */
  Map<String, Integer> positions() {
    Map<String, Integer> positions = new HashMap<>();
    for (int index = 0; index < entries.size(); index++) {
      if (!entries.get(index).title()) {
        positions.put(entries.get(index).line(), index);
      }
    }
    return positions;
  }
}
