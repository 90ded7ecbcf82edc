package dev.rolewright.skills;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The skills of a vocabulary by the forms of their names. */
final class NameIndex {
  private final SpellingIndex spelling;
  private final Map<String, List<Skill>> byWrittenName = new HashMap<>();
  private final Map<String, List<Skill>> byFoldedName = new HashMap<>();
  private final Map<String, List<Skill>> byCompactName = new HashMap<>();
  private final Map<String, List<Skill>> byClearName = new HashMap<>();

  NameIndex(List<SkillName> names) {
    this.spelling = new SpellingIndex(names);
    for (SkillName name : names) {
      String folded = NameFold.of(name.text());
      add(byWrittenName, name.text(), name.skill());
      add(byFoldedName, folded, name.skill());
      add(byCompactName, NameFold.compact(name.text()), name.skill());
      if (!name.ambiguous() && name.text().length() > 1) {
        add(byClearName, folded, name.skill());
      }
      for (String variant : NameFold.variants(name.text())) {
        add(byFoldedName, variant, name.skill());
      }
    }
  }

  private static void add(Map<String, List<Skill>> index, String key, Skill skill) {
    List<Skill> known = index.computeIfAbsent(key, _ -> new ArrayList<>(1));
    if (!known.contains(skill)) {
      known.add(skill);
    }
  }

  /** Returns the skills with this very name. */
  List<Skill> written(String name) {
    return byWrittenName.getOrDefault(name, List.of());
  }

  /** Returns the skills with a name of this folded form. */
  List<Skill> folded(String form) {
    return byFoldedName.getOrDefault(form, List.of());
  }

  /** Returns the skills with a name of this form without spaces and signs. */
  List<Skill> compact(String form) {
    return form.isEmpty() ? List.of() : byCompactName.getOrDefault(form, List.of());
  }

  /** Returns the skills with a name of this folded form that is no everyday word. */
  List<Skill> clear(String form) {
    return byClearName.getOrDefault(form, List.of());
  }

  /** Returns the names spelled like a folded form. */
  List<SpellingIndex.Alike> alike(String form) {
    return spelling.alike(form);
  }
}
