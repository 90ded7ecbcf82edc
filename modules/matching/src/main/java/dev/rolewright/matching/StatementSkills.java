package dev.rolewright.matching;

import dev.rolewright.skills.FoundSkill;
import dev.rolewright.skills.SkillAlternatives;
import java.util.List;

/**
 * The skills that a statement of a job names, read once for all that compares them.
 *
 * @param found in the order of the text, without those that it denies
 * @param choices which of them are alternatives
 */
record StatementSkills(List<FoundSkill> found, List<SkillAlternatives.Choice> choices) {
  static StatementSkills of(String statement, SkillReader reader) {
    List<FoundSkill> found = reader.found(statement);
    return new StatementSkills(found, SkillAlternatives.in(statement, found));
  }
}
