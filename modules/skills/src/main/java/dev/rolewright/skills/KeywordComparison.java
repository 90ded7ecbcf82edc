package dev.rolewright.skills;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the keywords of a job and the words of a text have in common.
 *
 * @param present keywords that the text names, in the job's order
 * @param missing keywords that it does not name; must-have first, each part in the job's order
 * @param coverage weighted share of the keywords that the text names, 0..1; a must-have weighs 1
 *     and a nice-to-have 0.5; 1 for a job without keywords
 * @param additional skills that the text names and the job does not ask for, best first; the score
 *     is the finder's highest confidence
 */
public record KeywordComparison(
    List<KeywordCount> present,
    List<KeywordCount> missing,
    double coverage,
    List<SkillCandidate> additional) {
  private static final double MUST_HAVE = 1.0;
  private static final double NICE_TO_HAVE = 0.5;

  /** Copies the lists. */
  public KeywordComparison {
    present = List.copyOf(present);
    missing = List.copyOf(missing);
    additional = List.copyOf(additional);
  }

  /**
   * Compares the keywords of a job with a text. A keyword that stands in the list twice counts
   * once: as a must-have if either is, with the sum of the counts. A place where the text denies a
   * skill ("no Java") does not name it.
   *
   * @param keywords keywords of the job
   * @param text the text
   * @param finder finds skills in the text; keywords without an id are looked for word by word
   */
  public static KeywordComparison compare(List<Keyword> keywords, String text, SkillFinder finder) {
    Map<String, Integer> counts = new HashMap<>();
    Map<String, SkillCandidate> named = new LinkedHashMap<>();
    for (FoundSkill found : finder.find(text)) {
      if (!found.negated()) {
        String id = found.skill().id();
        counts.merge(id, 1, Integer::sum);
        named.merge(
            id,
            new SkillCandidate(found.skill(), found.confidence()),
            (left, right) -> left.score() >= right.score() ? left : right);
      }
    }
    List<KeywordCount> present = new ArrayList<>();
    List<KeywordCount> missing = new ArrayList<>();
    Set<String> wanted = new HashSet<>();
    List<String> atoms = NameFold.atoms(text);
    for (Keyword keyword : distinct(keywords)) {
      wanted.add(keyword.skillId());
      int count =
          keyword.skillId().isEmpty()
              ? occurrences(atoms, NameFold.atoms(keyword.label()))
              : counts.getOrDefault(keyword.skillId(), 0);
      (count > 0 ? present : missing).add(new KeywordCount(keyword, count));
    }
    missing.sort(Comparator.comparing(entry -> !entry.keyword().required()));
    List<SkillCandidate> additional =
        named.values().stream()
            .filter(candidate -> !wanted.contains(candidate.skill().id()))
            .sorted(
                Comparator.comparingDouble(SkillCandidate::score)
                    .reversed()
                    .thenComparing(candidate -> candidate.skill().label()))
            .toList();
    return new KeywordComparison(present, missing, coverage(present, missing), additional);
  }

  private static Iterable<Keyword> distinct(List<Keyword> keywords) {
    Map<String, Keyword> distinct = new LinkedHashMap<>();
    for (Keyword keyword : keywords) {
      String key =
          keyword.skillId().isEmpty() ? " " + NameFold.of(keyword.label()) : keyword.skillId();
      distinct.merge(
          key,
          keyword,
          (left, right) ->
              new Keyword(
                  left.skillId(),
                  left.label(),
                  left.required() || right.required(),
                  left.jobCount() + right.jobCount()));
    }
    return distinct.values();
  }

  private static int occurrences(List<String> atoms, List<String> wanted) {
    if (wanted.isEmpty()) {
      return 0;
    }
    int count = 0;
    for (int index = 0; index + wanted.size() <= atoms.size(); index++) {
      if (atoms.subList(index, index + wanted.size()).equals(wanted)) {
        count++;
        index += wanted.size() - 1;
      }
    }
    return count;
  }

  private static double coverage(List<KeywordCount> present, List<KeywordCount> missing) {
    double presentWeight = weight(present);
    double weight = presentWeight + weight(missing);
    return weight == 0 ? 1 : presentWeight / weight;
  }

  private static double weight(List<KeywordCount> counts) {
    double weight = 0;
    for (KeywordCount count : counts) {
      weight += count.keyword().required() ? MUST_HAVE : NICE_TO_HAVE;
    }
    return weight;
  }
}
