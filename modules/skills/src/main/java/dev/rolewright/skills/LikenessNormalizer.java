package dev.rolewright.skills;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Scores by the strongest of the comparisons; see the constants for what each is worth. */
final class LikenessNormalizer implements SkillNormalizer {
  private static final double WRITTEN = 1.0;
  private static final double FOLDED = 0.98;
  private static final double COMPACT = 0.95;
  private static final double WITHOUT_PADDING = 0.9;

  /** What a spelling likeness of 1 would be worth. */
  private static final double SPELLING = 0.92;

  /** What a cosine of 1 would be worth. */
  private static final double MEANING = 0.9;

  /** Below this, all-MiniLM-L6-v2 puts labels together that share no meaning. */
  private static final double LEAST_COSINE = 0.6;

  /** A longer text is no name; spelling it out letter by letter would only cost time. */
  private static final int LONGEST_SPELLED = 100;

  /** Words of the longest part of a name that is looked up. */
  private static final int LONGEST_PART = 6;

  private static final Set<String> PADDING =
      Set.of(
          "programming",
          "language",
          "skills",
          "skill",
          "knowledge",
          "experience",
          "framework",
          "library",
          "tool",
          "tools",
          "software",
          "basic",
          "advanced",
          "strong",
          "good",
          "of",
          "in",
          "with",
          "the",
          "expert",
          "proficient",
          "proficiency",
          "fluent",
          "certified",
          "version",
          "years",
          "year",
          "suite",
          "platform",
          "technology",
          "technologies",
          "server");

  private final NamedVocabulary vocabulary;
  private final Optional<LabelVectors> vectors;

  /** Made when first needed: it takes some 100 ms, which no start should wait for. */
  private volatile @Nullable NameIndex index;

  private LikenessNormalizer(NamedVocabulary vocabulary, Optional<LabelVectors> vectors) {
    this.vocabulary = vocabulary;
    this.vectors = vectors;
  }

  static LikenessNormalizer lexical(Vocabulary vocabulary) {
    return new LikenessNormalizer(NamedVocabulary.from(vocabulary), Optional.empty());
  }

  static LikenessNormalizer semantic(Vocabulary vocabulary, LabelVectors vectors) {
    return new LikenessNormalizer(NamedVocabulary.from(vocabulary), Optional.of(vectors));
  }

  @Override
  public List<SkillCandidate> normalize(String name, int topK) {
    checkTopK(topK);
    Map<Skill, Double> scores = bySpelling(name.strip());
    if (!NameFold.atoms(name).isEmpty()) {
      raiseByMeaning(scores, name.strip());
    }
    return best(scores, topK);
  }

  @Override
  public List<SkillCandidate> normalizeBySpelling(String name, int topK) {
    checkTopK(topK);
    return best(bySpelling(name.strip()), topK);
  }

  private Map<Skill, Double> bySpelling(String written) {
    Map<Skill, Double> scores = new LinkedHashMap<>();
    List<String> atoms = NameFold.atoms(written);
    if (atoms.isEmpty()) {
      return scores;
    }
    NameIndex names = index();
    raise(scores, names.written(written), WRITTEN);
    raise(scores, names.folded(String.join(" ", atoms)), FOLDED);
    raise(scores, names.compact(NameFold.compact(written)), COMPACT);
    List<String> core = withoutPadding(atoms);
    if (!core.isEmpty() && core.size() < atoms.size()) {
      raise(scores, names.folded(String.join(" ", core)), WITHOUT_PADDING);
    }
    // What is a name as it stands was not mistyped.
    if (scores.isEmpty() && written.length() <= LONGEST_SPELLED) {
      raiseBySpelling(scores, names, atoms, core);
    }
    if (written.length() <= LONGEST_SPELLED) {
      raiseByParts(scores, names, atoms);
    }
    return scores;
  }

  private NameIndex index() {
    NameIndex known = index;
    if (known == null) {
      synchronized (this) {
        known = index;
        if (known == null) {
          known = new NameIndex(vocabulary.names());
          index = known;
        }
      }
    }
    return known;
  }

  private static void checkTopK(int topK) {
    if (topK < 1 || topK > MAX_CANDIDATES) {
      throw new IllegalArgumentException("topK is " + topK + ", not 1.." + MAX_CANDIDATES);
    }
  }

  private static List<String> withoutPadding(List<String> atoms) {
    List<String> core = new ArrayList<>(atoms.size());
    for (String atom : atoms) {
      boolean number = atom.chars().allMatch(unit -> unit >= '0' && unit <= '9');
      boolean word = Character.isLetterOrDigit(atom.codePointAt(0));
      if ((word && !number && !PADDING.contains(atom)) || atom.equals("+") || atom.equals("#")) {
        core.add(atom);
      }
    }
    return core;
  }

  private void raiseBySpelling(
      Map<Skill, Double> scores, NameIndex names, List<String> atoms, List<String> core) {
    for (SpellingIndex.Alike alike : names.alike(String.join(" ", atoms))) {
      scores.merge(alike.name().skill(), SPELLING * alike.likeness(), Math::max);
    }
    if (!core.isEmpty() && core.size() < atoms.size()) {
      for (SpellingIndex.Alike alike : names.alike(String.join(" ", core))) {
        double score = SPELLING * WITHOUT_PADDING * alike.likeness();
        scores.merge(alike.name().skill(), score, Math::max);
      }
    }
  }

  /** Raises the skills that a part of the name spells: "nodejs developer". */
  private void raiseByParts(Map<Skill, Double> scores, NameIndex names, List<String> atoms) {
    String whole = String.join(" ", atoms);
    for (int from = 0; from < atoms.size(); from++) {
      int end = Math.min(atoms.size(), from + LONGEST_PART);
      for (int to = from + 1; to <= end; to++) {
        String part = String.join(" ", atoms.subList(from, to));
        double score = SPELLING * SpellingIndex.partLikeness(part, whole);
        if (to - from < atoms.size()) {
          raise(scores, names.clear(part), score);
        }
      }
    }
  }

  private void raiseByMeaning(Map<Skill, Double> scores, String written) {
    if (vectors.isEmpty()) {
      return;
    }
    List<Skill> skills = vocabulary.skills();
    for (float[] cosines : vectors.get().cosines(List.of(written))) {
      for (int index = 0; index < cosines.length; index++) {
        if (isMeant(skills.get(index), cosines[index])) {
          double score = MEANING * Math.min(1, cosines[index]);
          scores.merge(skills.get(index), score, Math::max);
        }
      }
    }
  }

  /** All languages lie near each other in meaning, so that only its name tells which one it is. */
  private static boolean isMeant(Skill skill, float cosine) {
    return cosine >= LEAST_COSINE && !skill.isLanguage();
  }

  private static void raise(Map<Skill, Double> scores, List<Skill> skills, double score) {
    for (Skill skill : skills) {
      scores.merge(skill, score, Math::max);
    }
  }

  private static List<SkillCandidate> best(Map<Skill, Double> scores, int topK) {
    return scores.entrySet().stream()
        .map(entry -> new SkillCandidate(entry.getKey(), entry.getValue()))
        .sorted(order())
        .limit(topK)
        .toList();
  }

  private static Comparator<SkillCandidate> order() {
    return Comparator.comparingDouble(SkillCandidate::score)
        .reversed()
        .thenComparing(candidate -> candidate.skill().label());
  }

  @Override
  public List<List<SkillCandidate>> nearestByMeaning(List<String> texts, int topK) {
    checkTopK(topK);
    List<List<SkillCandidate>> nearest = new ArrayList<>(texts.size());
    List<float[]> all = vectors.map(labels -> labels.cosines(texts)).orElse(List.of());
    for (int text = 0; text < texts.size(); text++) {
      Map<Skill, Double> scores = new LinkedHashMap<>();
      float[] cosines = text < all.size() ? all.get(text) : new float[0];
      for (int index = 0; index < cosines.length; index++) {
        if (isMeant(vocabulary.skills().get(index), cosines[index])) {
          scores.put(vocabulary.skills().get(index), Math.min(1.0, cosines[index]));
        }
      }
      nearest.add(best(scores, topK));
    }
    return nearest;
  }

  @Override
  public boolean awaitMeaning(Duration atMost) throws InterruptedException {
    return vectors.isPresent() && vectors.get().await(atMost);
  }

  @Override
  public void close() {
    vectors.ifPresent(LabelVectors::close);
  }
}
