package dev.rolewright.matching;

import dev.rolewright.skills.SkillAlternatives;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The skills that a job's statements name as one of several: "Kafka or a comparable event streaming
 * platform". Who names one of them lacks none of the others.
 *
 * @param groups for each skill, by its key, the group that it is of in each statement that names
 *     it; an empty one where it stands for itself
 */
record Alternatives(Map<String, List<Set<String>>> groups) {
  static final Alternatives NONE = new Alternatives(Map.of());

  /** Returns those of all statements together. */
  static Alternatives of(Collection<StatementSkills> statements) {
    Map<String, List<Set<String>>> groups = new HashMap<>();
    statements.forEach(statement -> add(statement, groups));
    return new Alternatives(groups);
  }

  private static void add(StatementSkills statement, Map<String, List<Set<String>>> groups) {
    List<String> keys = statement.found().stream().map(found -> found.skill().id()).toList();
    Map<Integer, Set<String>> choices = new HashMap<>();
    for (SkillAlternatives.Choice choice : statement.choices()) {
      Set<String> group = new HashSet<>();
      choice.all().forEach(index -> group.add(keys.get(index)));
      choice.all().forEach(index -> choices.put(index, group));
    }
    for (int index = 0; index < keys.size(); index++) {
      groups
          .computeIfAbsent(keys.get(index), _ -> new ArrayList<>())
          .add(choices.getOrDefault(index, Set.of()));
    }
  }

  /** Tells whether each statement that names a skill is answered by another of its group. */
  boolean answer(String key, NamedSkills named) {
    List<Set<String>> all = groups.getOrDefault(key, List.of());
    return !all.isEmpty()
        && all.stream()
            .allMatch(others -> others.stream().anyMatch(other -> isOther(other, key, named)));
  }

  private static boolean isOther(String other, String key, NamedSkills named) {
    return !other.equals(key) && named.labels().containsKey(other);
  }
}
