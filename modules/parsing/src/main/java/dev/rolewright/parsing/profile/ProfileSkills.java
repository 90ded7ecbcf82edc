package dev.rolewright.parsing.profile;

import dev.rolewright.domain.SkillMention;
import dev.rolewright.skills.FoundSkill;
import dev.rolewright.skills.Skill;
import dev.rolewright.skills.SkillFinder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Turns the skills that a CV names or lists into mentions with their places. */
public final class ProfileSkills {
  private final SkillFinder finder;

  public ProfileSkills(SkillFinder finder) {
    this.finder = finder;
  }

  /** A range of code points of a text that lists one skill. */
  public record Item(int start, int end, String surface) {}

  /** Returns the skills that a text names and does not deny, each once. */
  public List<SkillMention> named(CvJoinedText text) {
    return unique(found(text));
  }

  /**
   * Returns the skills that a list names, each once, in the order of the text: those that the
   * vocabulary holds, and the items in which it finds nothing, in their own words.
   */
  public List<SkillMention> listed(CvJoinedText text, List<Item> items) {
    List<FoundSkill> found = finder.find(text.text());
    record Placed(int start, SkillMention mention) {}
    List<Placed> placed = new ArrayList<>();
    for (FoundSkill skill : found) {
      if (!skill.negated()) {
        placed.add(new Placed(skill.span().start(), mention(skill, text)));
      }
    }
    for (Item item : items) {
      boolean known =
          found.stream()
              .anyMatch(
                  skill -> skill.span().start() < item.end() && item.start() < skill.span().end());
      if (!known) {
        placed.add(new Placed(item.start(), unknown(item, text)));
      }
    }
    placed.sort(Comparator.comparingInt(Placed::start));
    return unique(placed.stream().map(Placed::mention).toList());
  }

  /** Returns whether the vocabulary knows a name. */
  public boolean knows(String name) {
    return finder.vocabulary().byName(name).isPresent();
  }

  /** Returns the mentions without those whose skill came before. */
  public static List<SkillMention> unique(List<SkillMention> mentions) {
    Set<String> seen = new HashSet<>();
    List<SkillMention> unique = new ArrayList<>();
    for (SkillMention mention : mentions) {
      String label = mention.label().toLowerCase(Locale.ROOT);
      if (seen.add(mention.skillId().isEmpty() ? "label " + label : "id " + mention.skillId())) {
        unique.add(mention);
      }
    }
    return List.copyOf(unique);
  }

  private List<SkillMention> found(CvJoinedText text) {
    return finder.find(text.text()).stream()
        .filter(skill -> !skill.negated())
        .map(skill -> mention(skill, text))
        .toList();
  }

  private static SkillMention mention(FoundSkill skill, CvJoinedText text) {
    return new SkillMention(
        skill.skill().id(),
        skill.skill().label(),
        skill.surface(),
        Optional.of(text.span(skill.span().start(), skill.span().end())),
        text.lineIndex(skill.span().start()));
  }

  /** A listed item that the finder leaves out, as an everyday word, may still be a skill's name. */
  private SkillMention unknown(Item item, CvJoinedText text) {
    Optional<Skill> skill = finder.vocabulary().byName(item.surface());
    return new SkillMention(
        skill.map(Skill::id).orElse(""),
        skill.map(Skill::label).orElse(item.surface()),
        item.surface(),
        Optional.of(text.span(item.start(), item.end())),
        text.lineIndex(item.start()));
  }
}
