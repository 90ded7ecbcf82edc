package dev.rolewright.skills;

import java.util.List;

/**
 * A skill of the vocabulary.
 *
 * @param id stable id, made from the label, e.g. {@code c-plus-plus}
 * @param label canonical name, e.g. {@code C++}
 * @param category e.g. {@code software}
 * @param group heading within the category, e.g. {@code Programming languages}
 * @param aliases other names of the same skill
 * @param relatedIds skills that a recruiter would accept as adjacent evidence
 */
public record Skill(
    String id,
    String label,
    String category,
    String group,
    List<String> aliases,
    List<String> relatedIds) {
  /** Copies the lists. */
  public Skill {
    aliases = List.copyOf(aliases);
    relatedIds = List.copyOf(relatedIds);
  }

  /** Tells whether it is a human language, of which none stands for another. */
  public boolean isLanguage() {
    return category.equals("language");
  }
}
