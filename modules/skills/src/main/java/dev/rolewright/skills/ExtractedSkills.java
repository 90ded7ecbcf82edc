package dev.rolewright.skills;

import java.util.List;

/**
 * The skills of a text.
 *
 * @param spans the places that name a skill, in the order of the text
 * @param ranked the skills of the whole text, best first; those denied are left out
 */
public record ExtractedSkills(List<ExtractedSpan> spans, List<RankedSkill> ranked) {
  /** Copies the lists. */
  public ExtractedSkills {
    spans = List.copyOf(spans);
    ranked = List.copyOf(ranked);
  }
}
