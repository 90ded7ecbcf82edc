package dev.rolewright.parsing.job;

import dev.rolewright.domain.Requirement;
import dev.rolewright.domain.SkillMention;
import java.util.List;

/**
 * A requirement with what of it is a choice.
 *
 * @param alternatives those of its skills that another one may stand in for
 */
public record AskedRequirement(Requirement requirement, List<SkillMention> alternatives) {
  /** Copies the list. */
  public AskedRequirement {
    alternatives = List.copyOf(alternatives);
  }
}
