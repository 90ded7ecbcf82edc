package dev.rolewright.skills;

/**
 * One written form of a skill.
 *
 * @param skill the skill it names
 * @param text the form as written in the vocabulary, without markers
 * @param exactCase whether only this very letter case names the skill
 * @param ambiguous whether it is an everyday word too, so that it names the skill only in company
 */
record SkillName(Skill skill, String text, boolean exactCase, boolean ambiguous) {}
