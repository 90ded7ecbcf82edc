package dev.rolewright.skills;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How near the skills of a vocabulary stand to each other. The numbers are a judgement, not a
 * measurement: 1 for the same skill; 0.7 where each names the other as related; 0.6 where one does;
 * 0.3 within a group; 0 otherwise. Within a group of languages it is 0, too: who speaks one
 * language need not know a word of another. The relation is symmetric and goes one step.
 */
public final class SkillGraph {
  /** Each names the other as related. */
  public static final double MUTUAL = 0.7;

  /** One names the other as related. */
  public static final double RELATED = 0.6;

  /** Both stand in one group of one category. */
  public static final double SAME_GROUP = 0.3;

  private final Vocabulary vocabulary;
  private final Map<String, Map<String, Double>> neighbours;

  private SkillGraph(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.neighbours = HashMap.newHashMap(vocabulary.skills().size());
    for (Skill skill : vocabulary.skills()) {
      for (String relatedId : skill.relatedIds()) {
        vocabulary
            .byId(relatedId)
            .filter(related -> !related.id().equals(skill.id()))
            .ifPresent(related -> connect(skill, related));
      }
    }
  }

  /** Makes the graph of a vocabulary. */
  public static SkillGraph create(Vocabulary vocabulary) {
    return new SkillGraph(vocabulary);
  }

  private void connect(Skill skill, Skill related) {
    double weight = related.relatedIds().contains(skill.id()) ? MUTUAL : RELATED;
    neighboursOf(skill.id()).put(related.id(), weight);
    neighboursOf(related.id()).put(skill.id(), weight);
  }

  private Map<String, Double> neighboursOf(String id) {
    return neighbours.computeIfAbsent(id, _ -> new LinkedHashMap<>());
  }

  /** Returns how near two skills stand, 0..1; 0 for an id that the vocabulary does not hold. */
  public double similarity(String leftId, String rightId) {
    Skill left = vocabulary.byId(leftId).orElse(null);
    Skill right = vocabulary.byId(rightId).orElse(null);
    if (left == null || right == null) {
      return 0;
    }
    if (leftId.equals(rightId)) {
      return 1;
    }
    Double weight = neighbours.getOrDefault(leftId, Map.of()).get(rightId);
    if (weight != null) {
      return weight;
    }
    boolean sameGroup =
        !left.isLanguage()
            && left.category().equals(right.category())
            && left.group().equals(right.group());
    return sameGroup ? SAME_GROUP : 0;
  }

  /** Returns the skills named as related from either side, nearest first, ties by label. */
  public List<SkillCandidate> related(String id) {
    List<SkillCandidate> related = new ArrayList<>();
    neighbours
        .getOrDefault(id, Map.of())
        .forEach(
            (otherId, weight) ->
                vocabulary
                    .byId(otherId)
                    .ifPresent(skill -> related.add(new SkillCandidate(skill, weight))));
    related.sort(
        Comparator.comparingDouble(SkillCandidate::score)
            .reversed()
            .thenComparing(candidate -> candidate.skill().label()));
    return List.copyOf(related);
  }
}
