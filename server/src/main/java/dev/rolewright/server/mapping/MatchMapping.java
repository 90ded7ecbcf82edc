package dev.rolewright.server.mapping;

import dev.rolewright.domain.MatchedSkill;
import dev.rolewright.domain.ProfileMatch;
import dev.rolewright.domain.RelatedSkill;
import dev.rolewright.domain.RequirementCoverage;
import dev.rolewright.domain.ScoreBreakdown;
import dev.rolewright.domain.SkillMatch;

/** Maps matches. */
public final class MatchMapping {
  private MatchMapping() {}

  public static dev.rolewright.proto.v1.SkillMatch toProto(SkillMatch match) {
    dev.rolewright.proto.v1.SkillMatch.Builder builder =
        dev.rolewright.proto.v1.SkillMatch.newBuilder()
            .setArtifactId(match.artifactId())
            .setRelevanceScore(match.relevanceScore())
            .setExplanation(match.explanation())
            .setBreakdown(breakdown(match.breakdown()));
    match.matchedSkills().forEach(skill -> builder.addMatchedSkills(skill(skill)));
    match.missingSkills().forEach(skill -> builder.addMissingSkills(skill(skill)));
    match.relatedSkills().forEach(skill -> builder.addRelatedSkills(related(skill)));
    return builder.build();
  }

  public static dev.rolewright.proto.v1.ProfileMatch toProto(ProfileMatch match) {
    dev.rolewright.proto.v1.ProfileMatch.Builder builder =
        dev.rolewright.proto.v1.ProfileMatch.newBuilder()
            .setProfileId(match.profileId())
            .setScore(match.score())
            .setBreakdown(breakdown(match.breakdown()))
            .setExplanation(match.explanation());
    match.matchedSkills().forEach(skill -> builder.addMatchedSkills(skill(skill)));
    match.missingSkills().forEach(skill -> builder.addMissingSkills(skill(skill)));
    match.relatedSkills().forEach(skill -> builder.addRelatedSkills(related(skill)));
    match.requirements().forEach(coverage -> builder.addRequirements(coverage(coverage)));
    return builder.build();
  }

  private static dev.rolewright.proto.v1.MatchedSkill skill(MatchedSkill skill) {
    return dev.rolewright.proto.v1.MatchedSkill.newBuilder()
        .setSkillId(skill.skillId())
        .setLabel(skill.label())
        .setRequired(skill.required())
        .build();
  }

  private static dev.rolewright.proto.v1.RelatedSkill related(RelatedSkill related) {
    return dev.rolewright.proto.v1.RelatedSkill.newBuilder()
        .setWanted(skill(related.wanted()))
        .setEvidenceSkillId(related.evidenceSkillId())
        .setEvidenceLabel(related.evidenceLabel())
        .setSimilarity(related.similarity())
        .build();
  }

  private static dev.rolewright.proto.v1.ScoreBreakdown breakdown(ScoreBreakdown breakdown) {
    return dev.rolewright.proto.v1.ScoreBreakdown.newBuilder()
        .setSemantic(breakdown.semantic())
        .setSkills(breakdown.skills())
        .setRelated(breakdown.related())
        .setQualifications(breakdown.qualifications())
        .build();
  }

  private static dev.rolewright.proto.v1.RequirementCoverage coverage(
      RequirementCoverage coverage) {
    return dev.rolewright.proto.v1.RequirementCoverage.newBuilder()
        .setRequirement(coverage.requirement())
        .setRequired(coverage.required())
        .setCoverage(coverage.coverage())
        .addAllEvidenceIds(coverage.evidenceIds())
        .build();
  }
}
