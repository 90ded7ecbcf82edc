package dev.rolewright.generation;

import java.util.List;

/** Writes the line of skills. */
final class SkillsWriter {
  private SkillsWriter() {}

  static void write(CvDraft draft, SkillChoice skills) {
    List<Statement> names = skills.chosen().stream().map(SkillChoice.Chosen::statement).toList();
    if (names.isEmpty()) {
      return;
    }
    draft.open(CvSection.SKILLS);
    draft.line(names, "", "\n");
    draft.close();
  }
}
