package dev.rolewright.matching;

import dev.rolewright.domain.MatchedSkill;
import dev.rolewright.domain.RelatedSkill;
import dev.rolewright.skills.SkillGraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The skills of a job against those that evidence names.
 *
 * @param matched named ones, in the job's order
 * @param missing must-have ones that are not named, nor is what a statement gives the choice of
 * @param related for each one not named the nearest that the evidence names and nobody asked for
 * @param named weighted share of the job's skills that are named, 0..1
 * @param near weighted share that is only near, each by its similarity; at most 1 - named
 */
record SkillComparison(
    List<MatchedSkill> matched,
    List<MatchedSkill> missing,
    List<RelatedSkill> related,
    double named,
    double near) {

  static SkillComparison of(
      List<WantedSkill> wanted, Alternatives alternatives, NamedSkills skills, SkillGraph graph) {
    List<MatchedSkill> matched = new ArrayList<>();
    List<MatchedSkill> missing = new ArrayList<>();
    List<RelatedSkill> related = new ArrayList<>();
    // A skill that the job asks for counts for itself alone: named again it could not raise a
    // score that stood on its being near to another.
    Set<String> unasked = new HashSet<>(skills.labels().keySet());
    wanted.forEach(skill -> unasked.remove(skill.key()));
    double all = 0;
    double named = 0;
    double near = 0;
    for (WantedSkill skill : wanted) {
      all += skill.weight();
      if (skills.holds(skill)) {
        matched.add(skill.skill());
        named += skill.weight();
        continue;
      }
      if (skill.skill().required() && !alternatives.answer(skill.key(), skills)) {
        missing.add(skill.skill());
      }
      Optional<RelatedSkill> nearest = nearest(skill, unasked, skills.labels(), graph);
      if (nearest.isPresent()) {
        related.add(nearest.get());
        near += skill.weight() * nearest.get().similarity();
      }
    }
    return new SkillComparison(
        List.copyOf(matched),
        List.copyOf(missing),
        List.copyOf(related),
        all == 0 ? 0 : named / all,
        all == 0 ? 0 : near / all);
  }

  private static Optional<RelatedSkill> nearest(
      WantedSkill wanted, Set<String> keys, Map<String, String> labels, SkillGraph graph) {
    return keys.stream()
        .map(
            key ->
                new RelatedSkill(
                    wanted.skill(),
                    key,
                    labels.getOrDefault(key, key),
                    graph.similarity(wanted.key(), key)))
        // A common group alone is no nearness: one programming language is not another.
        .filter(candidate -> candidate.similarity() >= SkillGraph.RELATED)
        .min(
            Comparator.comparingDouble(RelatedSkill::similarity)
                .reversed()
                .thenComparing(RelatedSkill::evidenceSkillId));
  }
}
