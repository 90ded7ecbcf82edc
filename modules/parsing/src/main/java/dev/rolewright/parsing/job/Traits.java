package dev.rolewright.parsing.job;

import dev.rolewright.domain.SkillMention;
import dev.rolewright.parsing.text.Lexicon;
import java.util.Set;

/**
 * Tells traits of character ("enthusiasm", "ownership"), which no evidence can show, from skills.
 */
final class Traits {
  private static final Set<String> TRAITS = Set.copyOf(Lexicon.phrasesOf("traits.txt"));

  private Traits() {}

  static boolean is(SkillMention mention) {
    return TRAITS.contains(mention.skillId());
  }
}
