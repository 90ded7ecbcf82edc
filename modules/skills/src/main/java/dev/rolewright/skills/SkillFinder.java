package dev.rolewright.skills;

import java.util.List;

/** Finds the skills of a vocabulary in a text by their names. */
public interface SkillFinder {
  /** Returns every place that names a skill, in the order of the text; places never overlap. */
  List<FoundSkill> find(String text);

  /** Returns the vocabulary whose skills are found. */
  Vocabulary vocabulary();
}
