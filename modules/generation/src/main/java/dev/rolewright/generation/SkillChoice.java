package dev.rolewright.generation;

import dev.rolewright.domain.ClaimStatus;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceQuote;
import dev.rolewright.domain.MatchedSkill;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.matching.JobNeeds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The skills a CV shows: those the job asks for first, in the job's order, then the person's own
 * list in its order, then those that the history alone names, most often first. A skill is shown in
 * the person's words: a vocabulary may read "CI" as continuous integration where the person meant
 * an interval.
 *
 * @param chosen skills with the words they rest on
 */
record SkillChoice(List<Chosen> chosen) {
  /** More than these nobody reads. */
  private static final int MOST = 20;

  private static final int MOST_QUOTES = 3;

  /**
   * A skill with what it rests on.
   *
   * @param label the vocabulary's name
   * @param shown words of the person
   * @param askedFor whether the job names it
   * @param evidence the person's words for it, never empty
   */
  record Chosen(String label, String shown, boolean askedFor, List<EvidenceQuote> evidence) {
    Statement statement() {
      boolean ownWords = evidence.stream().anyMatch(quote -> quote.quote().contains(shown));
      return new Statement(
          shown, ownWords ? ClaimStatus.VERBATIM : ClaimStatus.SUPPORTED, evidence);
    }
  }

  static SkillChoice of(JobNeeds needs, Profile profile, LocalDate today) {
    Collector collector = new Collector(needs, profile, today);
    Map<String, Found> found = collector.collect();
    List<Chosen> chosen = new ArrayList<>();
    for (MatchedSkill need : needs.skills()) {
      Optional.ofNullable(found.remove(collector.key(need.skillId(), need.label())))
          .ifPresent(skill -> chosen.add(skill.chosen(true)));
    }
    found.values().stream()
        .filter(Found::isListed)
        .forEach(skill -> chosen.add(skill.chosen(false)));
    found.values().stream()
        .filter(skill -> !skill.isListed())
        .sorted(Comparator.comparingLong(Found::timesInHistory).reversed())
        .forEach(skill -> chosen.add(skill.chosen(false)));
    Set<String> shown = new HashSet<>();
    return new SkillChoice(
        chosen.stream().filter(skill -> shown.add(Words.fold(skill.shown()))).limit(MOST).toList());
  }

  /** Returns the person's words for a skill: the vocabulary's label only where they hold it. */
  static String shown(SkillMention skill) {
    String label = Sentences.oneLine(skill.label());
    String surface = Sentences.oneLine(skill.surface());
    return surface.isEmpty() || Words.hold(surface, label) ? label : surface;
  }

  List<String> shown() {
    return chosen.stream().map(Chosen::shown).toList();
  }

  /** Returns the names of the skills of the job that the CV shows. */
  List<String> askedFor() {
    return chosen.stream().filter(Chosen::askedFor).map(Chosen::label).toList();
  }

  /** Returns the names and the person's own words of the skills that the job asks for. */
  Stream<String> asked() {
    return chosen.stream()
        .filter(Chosen::askedFor)
        .flatMap(
            skill ->
                Stream.concat(
                    Stream.of(skill.label()), skill.evidence().stream().map(EvidenceQuote::quote)))
        .distinct();
  }

  /** A skill of the person with each place that names it. */
  private record Found(String label, List<SkillSources.Source> sources) {
    boolean isListed() {
      return sources.stream().anyMatch(SkillSources.Source::listed);
    }

    /** A skill that the person takes back wherever it is named is none. */
    boolean isHeld() {
      return !sources.stream().allMatch(SkillSources.Source::takenBack);
    }

    long timesInHistory() {
      return inHistory().size();
    }

    private List<EvidenceQuote> held() {
      return sources.stream()
          .filter(source -> !source.takenBack())
          .map(SkillSources.Source::quote)
          .distinct()
          .toList();
    }

    private List<EvidenceQuote> inHistory() {
      return held().stream().filter(quote -> !quote.isOfProfile()).toList();
    }

    /** A place in the history says more than the person's own list, but a limit is kept. */
    Chosen chosen(boolean askedFor) {
      Optional<EvidenceQuote> limited =
          sources.stream()
              .filter(SkillSources.Source::limited)
              .map(SkillSources.Source::quote)
              .findFirst();
      Optional<EvidenceQuote> holder =
          held().stream().filter(quote -> Words.hold(quote.quote(), label)).findFirst();
      EvidenceQuote source = limited.or(() -> holder).orElseGet(() -> held().getFirst());
      List<EvidenceQuote> history = inHistory();
      List<EvidenceQuote> evidence =
          Stream.concat(Stream.of(source), (history.isEmpty() ? held() : history).stream())
              .distinct()
              .limit(MOST_QUOTES)
              .toList();
      boolean byLabel = limited.isEmpty() && holder.isPresent();
      return new Chosen(label, byLabel ? label : source.quote(), askedFor, evidence);
    }
  }

  /** Gathers the skills of a profile, each once: the same id or the same name is the same skill. */
  private static final class Collector {
    private final Map<String, String> idsByName = new HashMap<>();
    private final Map<String, Found> found = new LinkedHashMap<>();
    private final SkillSources sources;

    Collector(JobNeeds needs, Profile profile, LocalDate today) {
      this.sources = new SkillSources(profile, today);
      needs.skills().forEach(skill -> learn(skill.skillId(), skill.label()));
      Stream.concat(
              profile.skills().stream(),
              profile.evidence().stream().map(Evidence::skills).flatMap(List::stream))
          .forEach(skill -> learn(skill.skillId(), skill.label()));
    }

    private void learn(String id, String label) {
      if (!id.isEmpty()) {
        idsByName.putIfAbsent(Words.fold(label), id);
      }
    }

    /** Returns the id, or the folded name of a skill that nobody has an id for. */
    String key(String id, String label) {
      String name = Words.fold(label);
      return id.isEmpty() ? idsByName.getOrDefault(name, name) : id;
    }

    Map<String, Found> collect() {
      sources.forEach(this::add);
      found.values().removeIf(skill -> !skill.isHeld());
      return found;
    }

    private void add(SkillMention skill, SkillSources.Source source) {
      String label = Sentences.oneLine(skill.label());
      if (!label.isEmpty()) {
        found
            .computeIfAbsent(key(skill.skillId(), label), _ -> new Found(label, new ArrayList<>()))
            .sources()
            .add(source);
      }
    }
  }
}
