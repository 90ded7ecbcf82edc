package dev.rolewright.matching;

import dev.rolewright.domain.MatchedSkill;

/**
 * A skill that a job asks for.
 *
 * @param skill as the job has it
 * @param key what it compares by: an id of the vocabulary, else the folded name
 * @param outside whether no vocabulary holds it, so that only its name can be looked for
 * @param name its label, folded
 * @param plain whether its name is a word for work, which means itself where a person says what was
 *     done, rather than a product's, a language's or a manner's
 */
record WantedSkill(
    MatchedSkill skill, String key, boolean outside, FoldedText name, boolean plain) {

  boolean isNumbered() {
    return name.joined().chars().anyMatch(Character::isDigit);
  }

  double weight() {
    return skill.required() ? MatchFormula.MUST_HAVE : MatchFormula.NICE_TO_HAVE;
  }
}
