package dev.rolewright.skills;

import dev.rolewright.platform.ConfigException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads vocabulary files. A file names its category once ({@code @category software}), heads groups
 * with {@code [Group]} and then holds one skill a line: {@code label | aliases | related labels},
 * the members of a column separated by semicolons. {@code =} before a name asks for its exact
 * letter case, {@code ~} marks an everyday word.
 *
 * <p>A server reads some 20,000 names before it answers its first call, so what is done for each
 * name is plain loops; what can be wrong with the data but not with its form is left to the tests.
 */
final class VocabularyReader {
  /** A skill whose related labels are not yet ids. */
  private record Draft(
      String file,
      int line,
      String id,
      MarkedName label,
      String category,
      String group,
      List<MarkedName> aliases,
      List<String> related) {
    String where() {
      return file + ":" + line;
    }
  }

  private record MarkedName(String text, boolean exactCase, boolean ambiguous) {}

  private final List<Draft> drafts = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private final List<String> unresolved = new ArrayList<>();

  /** Adds the lines of a file; mistakes are kept for {@link #vocabulary()}. */
  void read(String file, List<String> lines) {
    String category = "";
    String group = "";
    for (int index = 0; index < lines.size(); index++) {
      String line = lines.get(index).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("@")) {
        category = category(line, category, file, index + 1);
      } else if (line.startsWith("[")) {
        group = group(line, file, index + 1);
      } else if (category.isEmpty()) {
        error(file, index + 1, "a skill stands before \"@category NAME\"");
      } else if (group.isEmpty()) {
        error(file, index + 1, "a skill stands before the first \"[Group]\"");
      } else {
        skill(line, category, group, file, index + 1);
      }
    }
    if (category.isEmpty()) {
      errors.add(file + ": the line \"@category NAME\" is missing");
    }
  }

  private void error(String file, int line, String problem) {
    errors.add(file + ":" + line + ": " + problem);
  }

  private String category(String line, String before, String file, int number) {
    String name =
        line.startsWith("@category ") ? line.substring("@category ".length()).strip() : "";
    if (name.isEmpty() || !before.isEmpty()) {
      error(file, number, "\"@category NAME\" is expected, once");
      return before.isEmpty() ? "unknown" : before;
    }
    return name;
  }

  private String group(String line, String file, int number) {
    String name = line.endsWith("]") ? line.substring(1, line.length() - 1).strip() : "";
    if (name.isEmpty()) {
      error(file, number, "a group is written \"[Group]\"");
      return "unknown";
    }
    return name;
  }

  private void skill(String line, String category, String group, String file, int number) {
    String[] columns = line.split("\\|", -1);
    if (columns.length > 3) {
      error(file, number, "at most three columns are expected: label | aliases | related");
      return;
    }
    MarkedName label = marked(columns[0]);
    if (label.text().isEmpty() || label.text().indexOf(';') >= 0) {
      error(file, number, "one label is expected in the first column");
      return;
    }
    List<String> written = members(columns.length > 1 ? columns[1] : "", file, number);
    List<MarkedName> aliases = new ArrayList<>(written.size());
    for (String member : written) {
      MarkedName alias = marked(member);
      if (alias.text().isEmpty()) {
        error(file, number, "a marker stands without a name");
      } else {
        aliases.add(alias);
      }
    }
    List<String> related = members(columns.length > 2 ? columns[2] : "", file, number);
    String id = Slugs.of(label.text());
    drafts.add(new Draft(file, number, id, label, category, group, aliases, related));
  }

  private List<String> members(String column, String file, int number) {
    List<String> members = new ArrayList<>();
    if (column.isBlank()) {
      return members;
    }
    for (String member : column.split(";", -1)) {
      if (member.isBlank()) {
        error(file, number, "an empty name stands between two semicolons");
      } else {
        members.add(member.strip());
      }
    }
    return members;
  }

  private static MarkedName marked(String written) {
    String name = written.strip();
    boolean exactCase = false;
    boolean ambiguous = false;
    while (!name.isEmpty() && (name.charAt(0) == '=' || name.charAt(0) == '~')) {
      exactCase |= name.charAt(0) == '=';
      ambiguous |= name.charAt(0) == '~';
      name = name.substring(1).strip();
    }
    return new MarkedName(name, exactCase, ambiguous);
  }

  /**
   * Returns what was read.
   *
   * @throws ConfigException with one line for each malformed line
   */
  NamedVocabulary vocabulary() {
    Map<String, String> idOfLabel = HashMap.newHashMap(drafts.size());
    Map<String, Draft> byId = HashMap.newHashMap(drafts.size());
    for (Draft draft : drafts) {
      Draft earlier = byId.putIfAbsent(draft.id(), draft);
      if (earlier != null) {
        String problem = "the label has the same id \"" + draft.id() + "\" as " + earlier.where();
        error(draft.file(), draft.line(), problem);
      }
      idOfLabel.putIfAbsent(draft.label().text(), draft.id());
    }
    if (!errors.isEmpty()) {
      throw new ConfigException(errors);
    }
    List<Skill> skills = new ArrayList<>(drafts.size());
    List<SkillName> names = new ArrayList<>(drafts.size() * 5);
    for (Draft draft : drafts) {
      Skill skill = skill(draft, idOfLabel);
      skills.add(skill);
      names.add(name(skill, draft.label()));
      for (MarkedName alias : draft.aliases()) {
        names.add(name(skill, alias));
      }
    }
    return NamedVocabulary.of(skills, names);
  }

  /** Returns the related labels that name no skill, each with its place. */
  List<String> unresolved() {
    return List.copyOf(unresolved);
  }

  private Skill skill(Draft draft, Map<String, String> idOfLabel) {
    List<String> aliases = new ArrayList<>(draft.aliases().size());
    for (MarkedName alias : draft.aliases()) {
      aliases.add(alias.text());
    }
    Set<String> related = new LinkedHashSet<>();
    for (String label : draft.related()) {
      String relatedId = idOfLabel.get(label);
      if (relatedId == null) {
        unresolved.add(draft.where() + ": " + label);
      } else if (!relatedId.equals(draft.id())) {
        related.add(relatedId);
      }
    }
    return new Skill(
        draft.id(),
        draft.label().text(),
        draft.category(),
        draft.group(),
        aliases,
        List.copyOf(related));
  }

  private static SkillName name(Skill skill, MarkedName marked) {
    return new SkillName(skill, marked.text(), marked.exactCase(), marked.ambiguous());
  }
}
