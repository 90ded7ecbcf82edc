package dev.rolewright.domain;

import java.util.List;

/**
 * How one piece of evidence answers a job.
 *
 * @param relevanceScore 0..1
 * @param missingSkills must-have skills that the evidence does not name
 */
public record SkillMatch(
    String artifactId,
    double relevanceScore,
    List<MatchedSkill> matchedSkills,
    List<MatchedSkill> missingSkills,
    List<RelatedSkill> relatedSkills,
    String explanation,
    ScoreBreakdown breakdown) {
  /** Copies the lists. */
  public SkillMatch {
    matchedSkills = List.copyOf(matchedSkills);
    missingSkills = List.copyOf(missingSkills);
    relatedSkills = List.copyOf(relatedSkills);
  }
}
