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
 */
record NamedSkills(Map<String, String> labels, List<FoldedText> texts) {

  boolean holds(WantedSkill wanted) {
    return labels.containsKey(wanted.key())
        || (wanted.outside() && texts.stream().anyMatch(text -> text.holds(wanted.name())));
  }

  static NamedSkills union(List<NamedSkills> parts) {
    Map<String, String> labels = new LinkedHashMap<>();
    List<FoldedText> texts = new ArrayList<>();
    for (NamedSkills part : parts) {
      part.labels.forEach(labels::putIfAbsent);
      texts.addAll(part.texts);
    }
    return new NamedSkills(labels, texts);
  }
}
