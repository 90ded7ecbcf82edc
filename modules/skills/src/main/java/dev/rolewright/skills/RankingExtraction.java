package dev.rolewright.skills;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ranks a skill that the text names by {@code confidence * (1 - 0.3 * 2^(1-n))}, n the times it is
 * named: 0.7 of the confidence for once, 0.85 for twice, at least 0.4 in all. A skill that only a
 * sentence's meaning suggests gets {@code 0.5 * cosine}, at most 0.39, so that it never stands
 * before one that is named. A skill that stands nowhere but where the employer says what it is or
 * sells gets {@code 0.3 * confidence}: nobody asks for it.
 */
final class RankingExtraction implements SkillExtraction {
  private static final double ONCE = 0.3;
  private static final double LEAST_NAMED = 0.4;
  private static final double BY_MEANING = 0.5;
  private static final double OF_EMPLOYER = 0.3;

  /** Sentences are looser than names: below this, talk of benefits suggests skills. */
  private static final double LEAST_COSINE = 0.7;

  private static final double MOST_BY_MEANING = 0.39;

  /** Sentences asked for their meaning; each costs the time of one vector. */
  private static final int MOST_SENTENCES = 16;

  private static final int SHORTEST_SENTENCE = 15;
  private static final int LONGEST_SENTENCE = 400;

  private final SkillFinder finder;
  private final SkillNormalizer normalizer;

  RankingExtraction(SkillFinder finder, SkillNormalizer normalizer) {
    this.finder = finder;
    this.normalizer = normalizer;
  }

  @Override
  public ExtractedSkills extract(String text, int topK, double minScore) {
    if (topK < 1 || topK > MAX_RANKED) {
      throw new IllegalArgumentException("topK is " + topK + ", not 1.." + MAX_RANKED);
    }
    List<FoundSkill> found = finder.find(text);
    List<ExtractedSpan> spans = new ArrayList<>(found.size());
    Map<String, List<SkillCandidate>> known = new LinkedHashMap<>();
    for (FoundSkill place : found) {
      spans.add(new ExtractedSpan(place, candidates(place, known)));
    }
    Map<String, RankedSkill> ranked = rankNamed(found, EmployerBusiness.among(text, found));
    addByMeaning(text, found, ranked);
    List<RankedSkill> best =
        ranked.values().stream()
            .filter(skill -> skill.score() >= minScore)
            .sorted(
                Comparator.comparingDouble(RankedSkill::score)
                    .reversed()
                    .thenComparing(skill -> skill.skill().label()))
            .limit(topK)
            .toList();
    return new ExtractedSkills(spans, best);
  }

  private List<SkillCandidate> candidates(
      FoundSkill place, Map<String, List<SkillCandidate>> known) {
    List<SkillCandidate> candidates = new ArrayList<>();
    candidates.add(new SkillCandidate(place.skill(), place.confidence()));
    List<SkillCandidate> near =
        known.computeIfAbsent(
            place.surface(),
            surface -> normalizer.normalizeBySpelling(surface, MAX_SPAN_CANDIDATES));
    for (SkillCandidate other : near) {
      boolean same = other.skill().id().equals(place.skill().id());
      if (!same && candidates.size() < MAX_SPAN_CANDIDATES) {
        double score = Math.min(other.score(), place.confidence());
        candidates.add(new SkillCandidate(other.skill(), score));
      }
    }
    return candidates;
  }

  private static Map<String, RankedSkill> rankNamed(
      List<FoundSkill> found, Set<FoundSkill> ofEmployer) {
    Map<String, Integer> times = new HashMap<>();
    for (FoundSkill place : found) {
      if (!place.negated() && !ofEmployer.contains(place)) {
        times.merge(place.skill().id(), 1, Integer::sum);
      }
    }
    Map<String, RankedSkill> ranked = new LinkedHashMap<>();
    for (int index = 0; index < found.size(); index++) {
      FoundSkill place = found.get(index);
      if (!place.negated()) {
        double score =
            ofEmployer.contains(place)
                ? OF_EMPLOYER * place.confidence()
                : score(place.confidence(), times.getOrDefault(place.skill().id(), 1));
        @Nullable RankedSkill before = ranked.get(place.skill().id());
        if (before == null || before.score() < score) {
          ranked.put(place.skill().id(), new RankedSkill(place.skill(), score, index));
        }
      }
    }
    return ranked;
  }

  private static double score(double confidence, int times) {
    return Math.max(LEAST_NAMED, confidence * (1 - ONCE * Math.pow(2, 1 - times)));
  }

  private void addByMeaning(String text, List<FoundSkill> found, Map<String, RankedSkill> ranked) {
    List<String> silent = sentencesWithoutSkill(text, found);
    if (silent.isEmpty()) {
      return;
    }
    for (List<SkillCandidate> near : normalizer.nearestByMeaning(silent, 2)) {
      for (SkillCandidate candidate : near) {
        if (candidate.score() < LEAST_COSINE) {
          continue;
        }
        double score = Math.min(MOST_BY_MEANING, BY_MEANING * candidate.score());
        RankedSkill suggested = new RankedSkill(candidate.skill(), score, -1);
        boolean denied =
            found.stream().anyMatch(place -> place.skill().id().equals(candidate.skill().id()));
        if (!denied || ranked.containsKey(candidate.skill().id())) {
          ranked.merge(
              candidate.skill().id(),
              suggested,
              (left, right) -> left.score() >= right.score() ? left : right);
        }
      }
    }
  }

  private static List<String> sentencesWithoutSkill(String text, List<FoundSkill> found) {
    List<String> silent = new ArrayList<>();
    Atoms atoms = Tokenizer.tokenize(text);
    CodePointOffsets offsets = new CodePointOffsets(text);
    int nextFound = 0;
    int first = 0;
    while (first < atoms.count() && silent.size() < MOST_SENTENCES) {
      int last = first;
      while (last + 1 < atoms.count() && atoms.sentence(last + 1) == atoms.sentence(first)) {
        last++;
      }
      int end = offsets.of(atoms.end(last));
      boolean named = false;
      while (nextFound < found.size() && found.get(nextFound).span().start() < end) {
        named = true;
        nextFound++;
      }
      String sentence = text.substring(atoms.start(first), atoms.end(last));
      if (!named
          && sentence.length() >= SHORTEST_SENTENCE
          && sentence.length() <= LONGEST_SENTENCE) {
        silent.add(sentence);
      }
      first = last + 1;
    }
    return silent;
  }
}
