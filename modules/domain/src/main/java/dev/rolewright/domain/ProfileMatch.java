package dev.rolewright.domain;

import java.util.List;

/**
 * How a whole profile answers a job.
 *
 * @param profileId empty for an inline profile
 * @param score 0..1
 * @param missingSkills must-have ones that no evidence names
 * @param passingMentions missing skills that the profile's text names all the same, where it counts
 *     as no evidence
 */
public record ProfileMatch(
    String profileId,
    double score,
    ScoreBreakdown breakdown,
    List<MatchedSkill> matchedSkills,
    List<MatchedSkill> missingSkills,
    List<RelatedSkill> relatedSkills,
    List<RequirementCoverage> requirements,
    List<PassingMention> passingMentions,
    String explanation) {
  /** Copies the lists. */
  public ProfileMatch {
    matchedSkills = List.copyOf(matchedSkills);
    missingSkills = List.copyOf(missingSkills);
    relatedSkills = List.copyOf(relatedSkills);
    requirements = List.copyOf(requirements);
    passingMentions = List.copyOf(passingMentions);
  }
}
