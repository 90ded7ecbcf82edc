package dev.rolewright.skills;

import org.jspecify.annotations.Nullable;

/**
 * A run of atoms that spells a name or an everyday phrase.
 *
 * @param first index of the first atom
 * @param last index of the last atom
 * @param name the name; null for an everyday phrase
 * @param variant whether it is another number or spelling of the name
 * @param negatedByPrefix whether "non-" stands before it
 */
record Place(
    int first, int last, @Nullable SkillName name, boolean variant, boolean negatedByPrefix) {
  boolean isAmbiguous() {
    return name != null && name.ambiguous();
  }
}
