package dev.rolewright.domain;

/**
 * A skill of a job as one side of a match.
 *
 * @param skillId empty for a skill that no vocabulary holds
 * @param required must-have rather than nice-to-have
 */
public record MatchedSkill(String skillId, String label, boolean required) {}
