package dev.rolewright.parsing.job;

import dev.rolewright.domain.LineSection;
import java.util.EnumMap;
import java.util.Map;

/** How strongly a line speaks for each section; not safe for use by many threads. */
public final class SectionScores {
  private final Map<LineSection, Double> scores = new EnumMap<>(LineSection.class);

  void add(LineSection section, double weight) {
    scores.merge(section, weight, Double::sum);
  }

  double get(LineSection section) {
    return scores.getOrDefault(section, 0.0);
  }

  /** Returns the section with the highest score; the first of equal ones. */
  LineSection best() {
    LineSection best = LineSection.OTHER;
    for (LineSection section : LineSection.values()) {
      if (get(section) > get(best)) {
        best = section;
      }
    }
    return best;
  }

  /** Returns by how much the best section leads; at least 0. */
  double margin() {
    LineSection best = best();
    double second = 0;
    for (LineSection section : LineSection.values()) {
      if (section != best) {
        second = Math.max(second, get(section));
      }
    }
    return Math.max(0, get(best) - second);
  }
}
