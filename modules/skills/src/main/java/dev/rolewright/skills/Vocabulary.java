package dev.rolewright.skills;

import java.util.List;
import java.util.Optional;

/** A set of skills with their names. */
public interface Vocabulary {
  /** Returns every skill. */
  List<Skill> skills();

  /** Returns a skill by its id. */
  Optional<Skill> byId(String id);

  /** Returns the skill that has this label or alias, compared without case, hyphens and plural. */
  Optional<Skill> byName(String name);
}
