package dev.rolewright.skills;

import dev.rolewright.domain.SkillLevel;
import dev.rolewright.domain.Span;
import java.util.Optional;

/**
 * A place in a text that names a skill.
 *
 * @param skill the skill
 * @param surface the words of the text
 * @param span where they stand, in code points of the text searched
 * @param negated whether the text denies it ("no Java required"), calls it planned or being
 *     learned, or says that it is the work of others
 * @param level level, if the text states one
 * @param years years of experience with it, if the text states them
 * @param confidence how sure it is that the skill is meant, 0..1
 */
public record FoundSkill(
    Skill skill,
    String surface,
    Span span,
    boolean negated,
    SkillLevel level,
    Optional<Integer> years,
    double confidence) {}
