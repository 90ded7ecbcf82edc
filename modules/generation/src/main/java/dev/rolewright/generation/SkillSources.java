package dev.rolewright.generation;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceQuote;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileSection;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.matching.NamedCertificates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Finds where a person's words for a skill stand. A profile's skills are its own list and what was
 * collected from the evidence; only the first are the profile's own words.
 */
final class SkillSources {
  /** Lines in which the profile speaks of the person rather than of a piece of evidence. */
  private static final Set<ProfileSection> OWN =
      EnumSet.of(
          ProfileSection.CONTACT,
          ProfileSection.SUMMARY,
          ProfileSection.SKILL,
          ProfileSection.LANGUAGE,
          ProfileSection.OTHER);

  private final Profile profile;
  private final LocalDate today;
  private final Set<String> inEvidence = new HashSet<>();

  SkillSources(Profile profile, LocalDate today) {
    this.profile = profile;
    this.today = today;
    for (Evidence evidence : profile.evidence()) {
      evidence.skills().forEach(skill -> inEvidence.add(name(skill)));
    }
  }

  /**
   * A place that names a skill.
   *
   * @param quote the person's words for it, with the limit that a list sets to it
   * @param listed whether it stands in the person's own list of skills
   * @param limited whether the words hold more than the name, which limits it
   * @param takenBack whether the words around it say that it is none
   */
  record Source(EvidenceQuote quote, boolean listed, boolean limited, boolean takenBack) {}

  /** Goes through all places in the order of the profile, its own list first. */
  void forEach(BiConsumer<SkillMention, Source> each) {
    profile.skills().forEach(skill -> ofProfile(skill).ifPresent(it -> each.accept(skill, it)));
    for (Evidence evidence : profile.evidence()) {
      evidence.skills().forEach(skill -> each.accept(skill, of(skill, evidence)));
    }
  }

  private static String name(SkillMention skill) {
    return Words.fold(skill.label());
  }

  static String words(SkillMention skill) {
    String surface = Sentences.oneLine(skill.surface());
    return surface.isEmpty() ? Sentences.oneLine(skill.label()) : surface;
  }

  private Optional<Source> ofProfile(SkillMention skill) {
    String words = words(skill);
    Optional<Evidence> holder =
        profile.evidence().stream().filter(evidence -> isFrom(skill, evidence)).findFirst();
    if (holder.isPresent()) {
      return holder.map(evidence -> of(skill, evidence));
    }
    boolean unplaced = line(skill).isEmpty();
    boolean own = !unplaced && OWN.contains(section(skill));
    if (!own && inEvidence.contains(name(skill)) && !isInHead(words)) {
      return Optional.empty();
    }
    boolean listed = unplaced || section(skill) == ProfileSection.SKILL;
    String text = line(skill).orElse(words);
    String named = unplaced ? Sentences.oneLine(skill.label()) : words;
    Optional<String> limited = listed ? Limits.inList(text, named) : Optional.empty();
    return Optional.of(
        new Source(
            new EvidenceQuote(EvidenceQuote.PROFILE, limited.orElse(words)),
            listed,
            limited.isPresent(),
            listed
                ? limited.isEmpty() && Limits.isDisclaimed(text, words)
                : Limits.areIn(text, words)));
  }

  /** The evidence is made from the line of the mention and holds its words. */
  private static boolean isFrom(SkillMention skill, Evidence evidence) {
    return evidence.lineIndexes().contains(skill.lineIndex())
        && texts(evidence).anyMatch(text -> Words.hold(text, words(skill)));
  }

  private boolean isInHead(String words) {
    return Words.hold(profile.headline(), words) || Words.hold(profile.summary(), words);
  }

  private Source of(SkillMention skill, Evidence evidence) {
    String words = words(skill);
    List<String> naming = new ArrayList<>();
    texts(evidence)
        .flatMap(text -> Sentences.of(text).stream())
        .filter(text -> Words.hold(text, words))
        .forEach(naming::add);
    boolean takenBack =
        !naming.isEmpty() && naming.stream().allMatch(text -> Limits.areIn(text, words));
    return new Source(
        new EvidenceQuote(evidence.id(), words),
        false,
        Limits.inList(words, Sentences.oneLine(skill.label())).isPresent(),
        takenBack || NamedCertificates.hasEnded(evidence, today));
  }

  private static Stream<String> texts(Evidence evidence) {
    return Stream.concat(
        Stream.of(evidence.title(), evidence.organization(), evidence.description()),
        evidence.highlights().stream());
  }

  private Optional<String> line(SkillMention skill) {
    int index = skill.lineIndex();
    return index < 0 || index >= profile.lines().size()
        ? Optional.empty()
        : Optional.of(Sentences.oneLine(profile.lines().get(index).line().text()));
  }

  private ProfileSection section(SkillMention skill) {
    return profile.lines().get(skill.lineIndex()).section();
  }
}
