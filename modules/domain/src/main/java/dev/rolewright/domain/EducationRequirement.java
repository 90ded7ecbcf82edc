package dev.rolewright.domain;

import java.util.List;

/**
 * A degree or other formal education that an ad asks for.
 *
 * @param level the lowest that is accepted
 * @param fields fields of study in the words of the ad
 * @param orEquivalent whether equivalent experience is accepted
 */
public record EducationRequirement(
    EducationLevel level,
    List<String> fields,
    boolean orEquivalent,
    Necessity necessity,
    int lineIndex) {
  /** Copies the lists. */
  public EducationRequirement {
    fields = List.copyOf(fields);
  }
}
