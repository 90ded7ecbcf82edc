package dev.rolewright.domain;

import java.util.List;

/**
 * How a whole profile answers a job.
 *
 * @param profileId empty for an inline profile
 * @param score 0..1
 */
public record ProfileMatch(
    String profileId,
    double score,
    ScoreBreakdown breakdown,
    List<MatchedSkill> matchedSkills,
    List<MatchedSkill> missingSkills,
    List<RelatedSkill> relatedSkills,
    List<RequirementCoverage> requirements,
    String explanation) {
  /** Copies the lists. */
  public ProfileMatch {
    matchedSkills = List.copyOf(matchedSkills);
    missingSkills = List.copyOf(missingSkills);
    relatedSkills = List.copyOf(relatedSkills);
    requirements = List.copyOf(requirements);
  }
}
