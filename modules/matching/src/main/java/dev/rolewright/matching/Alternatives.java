package dev.rolewright.matching;

import dev.rolewright.platform.Checkpoint;
import dev.rolewright.skills.FoundSkill;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The skills that a job's statements name as one of several: "Kafka or a comparable event streaming
 * platform". Who names one of them lacks none of the others.
 *
 * @param groups for each skill, by its key, the others of the group in each statement that names
 *     it; an empty one where it stands for itself
 */
record Alternatives(Map<String, List<Set<String>>> groups) {
  /** What stands between the first and the last of several of which one is enough. */
  private static final Pattern EITHER =
      Pattern.compile(
          "\\bor\\b|/|\\b(?:such as|e\\.?g\\.?|for example|for"
              + " instance|like|oder|bzw|z\\.\\s?b)\\b",
          Pattern.CASE_INSENSITIVE);

  /** What ends a group: what stands behind it is asked for besides. */
  private static final Pattern BESIDES =
      Pattern.compile("[;\\n]|\\.\\s|\\band\\b|&|\\+|\\bund\\b|\\bplus\\b|\\bas well as\\b");

  static Alternatives of(Checkpoint caller, AskedStatements statements, SkillReader reader) {
    Map<String, List<Set<String>>> groups = new HashMap<>();
    for (String line : statements.positions().keySet()) {
      caller.checkActive();
      add(line, reader, groups);
    }
    return new Alternatives(groups);
  }

  /** Returns those of one statement. */
  static Alternatives of(String statement, SkillReader reader) {
    Map<String, List<Set<String>>> groups = new HashMap<>();
    add(statement, reader, groups);
    return new Alternatives(groups);
  }

  private static void add(String line, SkillReader reader, Map<String, List<Set<String>>> groups) {
    List<FoundSkill> found = reader.found(line);
    for (int index = 0; index < found.size(); index++) {
      groups
          .computeIfAbsent(found.get(index).skill().id(), _ -> new ArrayList<>())
          .add(others(found, index, line));
    }
  }

  private static Set<String> others(List<FoundSkill> found, int index, String line) {
    int first = index;
    while (first > 0 && !BESIDES.matcher(between(found, first, line)).find()) {
      first--;
    }
    int last = index;
    while (last + 1 < found.size() && !BESIDES.matcher(between(found, last + 1, line)).find()) {
      last++;
    }
    boolean either = false;
    Set<String> others = new HashSet<>();
    for (int other = first; other <= last; other++) {
      either |= other > first && EITHER.matcher(between(found, other, line)).find();
      others.add(found.get(other).skill().id());
    }
    others.remove(found.get(index).skill().id());
    return either ? others : Set.of();
  }

  /** Returns what stands between a skill and the one before it. */
  private static String between(List<FoundSkill> found, int index, String line) {
    int start = line.offsetByCodePoints(0, found.get(index - 1).span().end());
    int end = line.offsetByCodePoints(0, found.get(index).span().start());
    return line.substring(start, Math.max(start, end));
  }

  /** Tells whether each statement that names a skill is answered by another of its group. */
  boolean answer(String key, NamedSkills named) {
    List<Set<String>> all = groups.getOrDefault(key, List.of());
    return !all.isEmpty()
        && all.stream().allMatch(others -> others.stream().anyMatch(named.labels()::containsKey));
  }
}
