package dev.rolewright.domain;

/** How well a skill is mastered, as a text says. */
public enum SkillLevel {
  UNSPECIFIED,
  BASIC,
  INTERMEDIATE,
  ADVANCED,
  EXPERT
}
