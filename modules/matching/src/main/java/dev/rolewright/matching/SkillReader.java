package dev.rolewright.matching;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.MatchedSkill;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.domain.SpokenLanguage;
import dev.rolewright.skills.FoundSkill;
import dev.rolewright.skills.Skill;
import dev.rolewright.skills.SkillFinder;
import dev.rolewright.skills.SkillGraph;
import dev.rolewright.skills.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads which skills a job wants and which ones a person's evidence names. */
final class SkillReader {
  private final Vocabulary vocabulary;
  private final SkillFinder finder;
  private final SkillGraph graph;

  SkillReader(SkillFinder finder) {
    this.finder = finder;
    this.vocabulary = finder.vocabulary();
    this.graph = SkillGraph.create(vocabulary);
  }

  SkillGraph graph() {
    return graph;
  }

  /** Returns the skills of a job, each once, with the key they compare by. */
  List<WantedSkill> wanted(List<MatchedSkill> skills) {
    Map<String, WantedSkill> wanted = new LinkedHashMap<>();
    for (MatchedSkill skill : skills) {
      String key = key(skill.skillId(), skill.label());
      WantedSkill next =
          new WantedSkill(skill, key, vocabulary.byId(key).isEmpty(), FoldedText.of(skill.label()));
      wanted.merge(key, next, SkillReader::stricter);
    }
    return List.copyOf(wanted.values());
  }

  private static WantedSkill stricter(WantedSkill first, WantedSkill again) {
    return again.skill().required() && !first.skill().required() ? again : first;
  }

  /** Returns what evidence names: the skills it lists and those its own words hold. */
  NamedSkills named(Evidence evidence) {
    // The organization is left out: who works at a maker of a tool need not use it.
    String text =
        evidence.title()
            + "\n"
            + evidence.description()
            + "\n"
            + String.join("\n", evidence.highlights());
    return named(evidence.skills(), text);
  }

  /**
   * Returns what a profile names besides its evidence; a language that the person speaks is a
   * skill, too.
   */
  NamedSkills namedBesides(Profile profile) {
    List<SkillMention> mentions = new ArrayList<>(profile.skills());
    for (SpokenLanguage language : profile.languages()) {
      mentions.add(new SkillMention("", language.name(), language.name(), Optional.empty(), -1));
    }
    return named(mentions, profile.headline() + "\n" + profile.summary());
  }

  /** Returns the skills that a statement of the job names. */
  List<WantedSkill> wantedBy(String statement) {
    return wanted(
        finder.find(statement).stream()
            .filter(found -> !found.negated())
            .map(found -> new MatchedSkill(found.skill().id(), found.skill().label(), true))
            .toList());
  }

  private NamedSkills named(List<SkillMention> mentions, String text) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (SkillMention mention : mentions) {
      labels.putIfAbsent(key(mention.skillId(), mention.label()), mention.label());
    }
    for (FoundSkill found : finder.find(text)) {
      if (!found.negated()) {
        labels.putIfAbsent(found.skill().id(), found.skill().label());
      }
    }
    return new NamedSkills(labels, List.of(FoldedText.of(text)));
  }

  /** An id of the vocabulary, else the folded name, which no id can be taken for. */
  private String key(String id, String label) {
    Optional<Skill> known = vocabulary.byId(id).or(() -> vocabulary.byName(label));
    if (known.isPresent()) {
      return known.get().id();
    }
    String folded = FoldedText.of(label).joined();
    return folded.isBlank() ? " " + id + " " + label.strip() : folded;
  }
}
