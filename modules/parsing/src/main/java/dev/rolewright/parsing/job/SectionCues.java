package dev.rolewright.parsing.job;

import dev.rolewright.domain.LineSection;
import dev.rolewright.parsing.text.Lexicon;
import dev.rolewright.parsing.text.Phrases;
import dev.rolewright.parsing.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Scores a line by the phrases that it holds. */
public final class SectionCues {
  /** What prose that calls something welcome weighs: as much as the plainest phrase for it. */
  private static final double WISH = 6;

  private record Cue(LineSection section, double weight) {}

  private final Phrases<Cue> cues = new Phrases<>();
  private final Set<String> verbs;

  public SectionCues() {
    for (Lexicon.Group group : Lexicon.groups("cues.txt")) {
      Cue cue = new Cue(LineSection.valueOf(group.name()), Double.parseDouble(group.detail()));
      group.phrases().forEach(phrase -> cues.add(phrase, cue));
    }
    verbs = new HashSet<>(Lexicon.phrasesOf("verbs.txt"));
  }

  /**
   * Adds what the phrases of a line tell. Of several phrases for one section the strongest counts
   * in full and each further one by half of the one before, so that a long line does not win by
   * length.
   */
  void score(Words words, SectionScores scores) {
    Map<LineSection, double[]> found = new EnumMap<>(LineSection.class);
    for (Phrases.Hit<Cue> hit : outermost(words)) {
      insert(
          found.computeIfAbsent(hit.value().section(), key -> new double[3]), hit.value().weight());
    }
    if (!found.containsKey(LineSection.NICE_TO_HAVE) && Wishes.isIn(words)) {
      insert(found.computeIfAbsent(LineSection.NICE_TO_HAVE, key -> new double[3]), WISH);
    }
    found.forEach((section, top) -> scores.add(section, top[0] + top[1] / 2 + top[2] / 4));
    if (opensWithVerb(words)) {
      scores.add(LineSection.RESPONSIBILITY, 1.6);
    }
  }

  /** Returns whether a text says by a phrase that something is welcome rather than asked for. */
  boolean isNiceToHave(Words words) {
    return strongest(words, LineSection.NICE_TO_HAVE) >= 5 || Wishes.isIn(words);
  }

  /** Returns whether a text says by a phrase that something is asked for. */
  boolean isMustHave(Words words) {
    return strongest(words, LineSection.MUST_HAVE) >= 3;
  }

  private double strongest(Words words, LineSection section) {
    List<Phrases.Hit<Cue>> hits = outermost(words);
    return hits.stream()
        .filter(hit -> hit.value().section() == section)
        .mapToDouble(hit -> hit.value().weight())
        .max()
        .orElse(0);
  }

  /** Leaves out phrases within longer ones: "isn't optional" is not "optional". */
  private List<Phrases.Hit<Cue>> outermost(Words words) {
    List<Phrases.Hit<Cue>> kept = new ArrayList<>();
    int reached = -1;
    int reachedFrom = -1;
    List<Phrases.Hit<Cue>> hits = new ArrayList<>(cues.find(words));
    hits.sort(
        Comparator.comparingInt((Phrases.Hit<Cue> hit) -> hit.first())
            .thenComparingInt(hit -> -hit.last()));
    for (Phrases.Hit<Cue> hit : hits) {
      boolean same = hit.first() == reachedFrom && hit.last() == reached;
      if (hit.last() > reached || same) {
        kept.add(hit);
        reached = hit.last();
        reachedFrom = hit.first();
      }
    }
    return kept;
  }

  private boolean opensWithVerb(Words words) {
    return verbs.contains(words.text(0))
        || (words.text(0).endsWith("ly") && verbs.contains(words.text(1)));
  }

  private static void insert(double[] top, double weight) {
    if (weight > top[0]) {
      top[2] = top[1];
      top[1] = top[0];
      top[0] = weight;
    } else if (weight > top[1]) {
      top[2] = top[1];
      top[1] = weight;
    } else if (weight > top[2]) {
      top[2] = weight;
    }
  }
}
