package dev.rolewright.skills;

/**
 * A skill that may be meant.
 *
 * @param skill the skill
 * @param score 0..1; 1 for its very label or alias
 */
public record SkillCandidate(Skill skill, double score) {}
