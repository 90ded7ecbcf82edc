package dev.rolewright.domain;

/**
 * A skill of the evidence that stands near one the job asks for.
 *
 * @param similarity 0..1
 */
public record RelatedSkill(
    MatchedSkill wanted, String evidenceSkillId, String evidenceLabel, double similarity) {}
