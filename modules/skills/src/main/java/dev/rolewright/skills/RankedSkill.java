package dev.rolewright.skills;

/**
 * A skill worth a place for a whole text.
 *
 * @param skill the skill
 * @param score 0..1
 * @param spanIndex index of the span it rests on, or -1 where it rests on the meaning of the text
 */
public record RankedSkill(Skill skill, double score, int spanIndex) {}
