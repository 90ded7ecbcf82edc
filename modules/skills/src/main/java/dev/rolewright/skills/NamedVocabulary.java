package dev.rolewright.skills;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A vocabulary that also knows how each name is to be read. */
final class NamedVocabulary implements Vocabulary {
  private final List<Skill> skills;
  private final List<SkillName> names;
  private final Map<String, Skill> byId;

  /** Made when first asked for: no start should wait for them. */
  private volatile @Nullable Map<String, Skill> byWrittenName;

  private volatile @Nullable Map<String, Skill> byFoldedName;

  private NamedVocabulary(List<Skill> skills, List<SkillName> names) {
    this.skills = List.copyOf(skills);
    this.names = List.copyOf(names);
    this.byId = HashMap.newHashMap(skills.size());
    for (Skill skill : skills) {
      byId.putIfAbsent(skill.id(), skill);
    }
  }

  private Map<String, Skill> byWrittenName() {
    Map<String, Skill> known = byWrittenName;
    if (known != null) {
      return known;
    }
    Map<String, Skill> written = HashMap.newHashMap(names.size());
    for (Skill skill : skills) {
      written.put(skill.label(), skill);
    }
    for (SkillName name : names) {
      written.putIfAbsent(name.text(), name.skill());
    }
    byWrittenName = written;
    return written;
  }

  private Map<String, Skill> byFoldedName() {
    Map<String, Skill> known = byFoldedName;
    if (known != null) {
      return known;
    }
    Map<String, Skill> folded = HashMap.newHashMap(names.size() * 2);
    for (SkillName name : names) {
      folded.putIfAbsent(NameFold.of(name.text()), name.skill());
    }
    for (SkillName name : names) {
      for (String variant : NameFold.variants(name.text())) {
        folded.putIfAbsent(variant, name.skill());
      }
    }
    byFoldedName = folded;
    return folded;
  }

  static NamedVocabulary of(List<Skill> skills, List<SkillName> names) {
    return new NamedVocabulary(skills, names);
  }

  /** Reads any vocabulary; names that are everyday words are ambiguous in one without markers. */
  static NamedVocabulary from(Vocabulary vocabulary) {
    if (vocabulary instanceof NamedVocabulary named) {
      return named;
    }
    return fromSkills(vocabulary.skills());
  }

  static NamedVocabulary fromSkills(List<Skill> skills) {
    List<SkillName> names = new ArrayList<>();
    for (Skill skill : skills) {
      addName(names, skill, skill.label());
      for (String alias : skill.aliases()) {
        addName(names, skill, alias);
      }
    }
    return of(skills, names);
  }

  private static void addName(List<SkillName> names, Skill skill, String text) {
    boolean everyday = text.length() == 1 || EverydayPhrases.isEverydayWord(Folding.word(text));
    names.add(new SkillName(skill, text, everyday, everyday));
  }

  List<SkillName> names() {
    return names;
  }

  @Override
  public List<Skill> skills() {
    return skills;
  }

  @Override
  public Optional<Skill> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public Optional<Skill> byName(String name) {
    String written = name.strip();
    Skill exact = byWrittenName().get(written);
    return Optional.ofNullable(exact != null ? exact : byFoldedName().get(NameFold.of(written)));
  }
}
