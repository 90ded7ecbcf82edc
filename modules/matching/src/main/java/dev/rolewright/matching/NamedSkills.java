package dev.rolewright.matching;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The skills that evidence names.
 *
 * @param labels label of each by its key
 * @param texts the words of the evidence, for skills that no vocabulary holds
 * @param numbered the clauses that hold a number and deny nothing
 * @param done the clauses that say what was done in a position and deny nothing
 */
record NamedSkills(
    Map<String, String> labels,
    List<FoldedText> texts,
    List<FoldedText> numbered,
    List<FoldedText> done) {

  /** A name with a number, such as that of a norm, means itself however it is spaced. */
  boolean holds(WantedSkill wanted) {
    if (labels.containsKey(wanted.key())) {
      return true;
    }
    if (wanted.plain() && done.stream().anyMatch(clause -> clause.holds(wanted.name()))) {
      return true;
    }
    return wanted.outside()
        ? texts.stream().anyMatch(text -> text.holds(wanted.name()))
        : wanted.isNumbered()
            && numbered.stream().anyMatch(text -> text.holdsSpelledOtherwise(wanted.name()));
  }

  /** Returns the same and skills that are shown in other words. */
  NamedSkills with(List<WantedSkill> shown) {
    Map<String, String> all = new LinkedHashMap<>(labels);
    shown.forEach(skill -> all.putIfAbsent(skill.key(), skill.skill().label()));
    return new NamedSkills(all, texts, numbered, done);
  }

  static NamedSkills union(List<NamedSkills> parts) {
    Map<String, String> labels = new LinkedHashMap<>();
    List<FoldedText> texts = new ArrayList<>();
    List<FoldedText> numbered = new ArrayList<>();
    List<FoldedText> done = new ArrayList<>();
    for (NamedSkills part : parts) {
      done.addAll(part.done);
      numbered.addAll(part.numbered);
      part.labels.forEach(labels::putIfAbsent);
      texts.addAll(part.texts);
    }
    return new NamedSkills(labels, texts, numbered, done);
  }
}
