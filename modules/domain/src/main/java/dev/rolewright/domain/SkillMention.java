package dev.rolewright.domain;

import java.util.Optional;

/**
 * A canonical skill and where a text names it.
 *
 * @param skillId id in the vocabulary; empty for a skill that it does not hold
 * @param label the vocabulary's label; the surface form where {@code skillId} is empty
 * @param surface the words of the text
 * @param span where they stand; empty for skills that come without a text
 * @param lineIndex index of the line that holds them, or -1
 */
public record SkillMention(
    String skillId, String label, String surface, Optional<Span> span, int lineIndex) {}
