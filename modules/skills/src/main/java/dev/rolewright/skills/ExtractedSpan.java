package dev.rolewright.skills;

import java.util.List;

/**
 * A place in a text that names a skill.
 *
 * @param found the place
 * @param candidates the skills that may be meant, best first, 1..5; the first is the one found
 */
public record ExtractedSpan(FoundSkill found, List<SkillCandidate> candidates) {
  /** Copies the list. */
  public ExtractedSpan {
    candidates = List.copyOf(candidates);
  }
}
