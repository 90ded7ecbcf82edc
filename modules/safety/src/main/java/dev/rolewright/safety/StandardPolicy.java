package dev.rolewright.safety;

import dev.rolewright.domain.Span;
import dev.rolewright.safety.spi.SafetyPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The shipped checks.
 *
 * @param name see {@link SafetyPolicy#name}
 * @param redacts whether numbers and secrets are taken out too
 */
record StandardPolicy(String name, boolean redacts) implements SafetyPolicy {
  /**
   * What is taken out can bring together what stood around it, so the rest is looked at again. A
   * text that hides one order in another more often than this is taken out as a whole.
   */
  private static final int MOST_ROUNDS = 8;

  /** A finding in code units of the text. */
  private record Place(String kind, int start, int end) {}

  @Override
  public SafetyScan scan(TextRole role, String text) {
    Set<Place> places = new LinkedHashSet<>();
    List<Removal> removals = List.of();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      List<Place> found = find(role, FoldedText.of(text, removals));
      if (found.isEmpty()) {
        return scan(text, places, removals);
      }
      places.addAll(found);
      removals = merged(removals, found);
    }
    places.add(new Place(SafetyIssue.PROMPT_INJECTION, 0, text.length()));
    return scan(text, places, List.of(new Removal(0, text.length(), Removal.NEUTRALISED)));
  }

  private List<Place> find(TextRole role, FoldedText text) {
    List<Finding> findings = new ArrayList<>();
    List<Word> words = Words.of(text);
    if (redacts) {
      NumberFinder.find(text, findings);
      SecretFinder.find(text, words, findings);
    }
    if (role == TextRole.DATA) {
      OrderFinder.find(text, words, findings);
    }
    return findings.stream()
        .map(
            finding ->
                new Place(finding.kind(), text.start(finding.start()), text.end(finding.end() - 1)))
        .toList();
  }

  private static List<Removal> merged(List<Removal> before, List<Place> found) {
    List<Removal> all = new ArrayList<>(before);
    for (Place place : found) {
      boolean isOrder = place.kind().equals(SafetyIssue.PROMPT_INJECTION);
      all.add(
          new Removal(
              place.start(), place.end(), isOrder ? Removal.NEUTRALISED : Removal.REDACTED));
    }
    all.sort(Comparator.comparingInt(Removal::start));
    List<Removal> merged = new ArrayList<>();
    for (Removal removal : all) {
      if (!merged.isEmpty() && removal.start() < merged.getLast().end()) {
        merged.set(merged.size() - 1, merged.getLast().with(removal));
      } else {
        merged.add(removal);
      }
    }
    return merged;
  }

  private static SafetyScan scan(String text, Set<Place> places, List<Removal> removals) {
    if (places.isEmpty()) {
      return SafetyScan.clean(text);
    }
    StringBuilder sanitized = new StringBuilder();
    int position = 0;
    for (Removal removal : removals) {
      sanitized.append(text, position, removal.start()).append(removal.marker());
      position = removal.end();
    }
    sanitized.append(text, position, text.length());
    return new SafetyScan(issues(text, places), sanitized.toString());
  }

  /** Of what lies in a wider finding of the same kind nothing is told. */
  private static List<SafetyIssue> issues(String text, Set<Place> places) {
    List<Place> sorted =
        places.stream()
            .sorted(
                Comparator.comparingInt(Place::start)
                    .thenComparing(Comparator.comparingInt(Place::end).reversed()))
            .toList();
    List<SafetyIssue> issues = new ArrayList<>();
    Map<String, Integer> lastEnds = new HashMap<>();
    CodePoints codePoints = new CodePoints(text);
    for (Place place : sorted) {
      if (place.end() > lastEnds.getOrDefault(place.kind(), -1)) {
        lastEnds.put(place.kind(), place.end());
        issues.add(
            new SafetyIssue(
                place.kind(),
                new Span(codePoints.before(place.start()), codePoints.before(place.end()))));
      }
    }
    return issues;
  }
}
