package dev.rolewright.matching;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.MatchedSkill;
import dev.rolewright.domain.PassingMention;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.domain.SpokenLanguage;
import dev.rolewright.platform.Checkpoint;
import dev.rolewright.skills.Disclaimers;
import dev.rolewright.skills.FoundSkill;
import dev.rolewright.skills.Skill;
import dev.rolewright.skills.SkillFinder;
import dev.rolewright.skills.SkillGraph;
import dev.rolewright.skills.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads which skills a job wants and which ones a person's evidence names. */
final class SkillReader {
  /** Manners such as good communication, which statements about languages name as well. */
  private static final String TRAITS = "soft";

  /** Words of a statement that can be about a language alone, at most. */
  private static final int LONGEST_LANGUAGE_STATEMENT = 16;

  /** Categories whose names say what is done; those of others are products and names. */
  private static final Set<String> WORDS_FOR_WORK = Set.of("healthcare", "trades", "security");

  /** Shorter words are too often part of something else. */
  private static final int SHORTEST_PLAIN = 5;

  private static final Pattern ABBREVIATION = Pattern.compile("\\p{Lu}{3,}");

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
          new WantedSkill(
              skill,
              key,
              vocabulary.byId(key).isEmpty(),
              FoldedText.of(skill.label()),
              isPlain(key, skill.label()));
      wanted.merge(key, next, SkillReader::stricter);
    }
    return List.copyOf(wanted.values());
  }

  private boolean isPlain(String key, String label) {
    return label.length() >= SHORTEST_PLAIN
        && vocabulary
            .byId(key)
            .filter(known -> WORDS_FOR_WORK.contains(known.category()))
            .isPresent();
  }

  private static WantedSkill stricter(WantedSkill first, WantedSkill again) {
    return again.skill().required() && !first.skill().required() ? again : first;
  }

  /** Returns what evidence names: the skills it lists and those its own words hold. */
  NamedSkills named(Evidence evidence) {
    // Who works at a maker of a tool need not use it; whom the maker certifies knows it.
    String issuer = evidence.kind() == EvidenceKind.CERTIFICATE ? evidence.organization() : "";
    String head = evidence.title() + "\n" + issuer + "\n";
    String text = head + evidence.description() + "\n" + String.join("\n", evidence.highlights());
    // Of the same length, with blanks for what is disclaimed.
    String held = Disclaimers.without(text);
    NamedSkills named = named(heldOf(evidence.skills(), text, held), held);
    return evidence.kind() == EvidenceKind.WORK
        ? new NamedSkills(
            named.labels(), named.texts(), named.numbered(), done(held.substring(head.length())))
        : named;
  }

  /**
   * Returns what a profile names besides its evidence; a language that the person speaks is a
   * skill, and so is a driving licence that stands in the head.
   */
  NamedSkills namedBesides(Profile profile) {
    List<SkillMention> mentions = new ArrayList<>();
    for (SkillMention skill : profile.skills()) {
      String line = line(skill, profile);
      FoldedText said = FoldedText.of(line);
      if (!isTakenBack(skill, said, FoldedText.of(Disclaimers.without(line)))) {
        mentions.add(skill);
      }
    }
    for (SpokenLanguage language : profile.languages()) {
      mentions.add(new SkillMention("", language.name(), language.name(), Optional.empty(), -1));
    }
    List<String> lines = new ArrayList<>(List.of(profile.headline(), profile.summary()));
    lines.addAll(Licences.looseLines(profile));
    return named(mentions, Disclaimers.without(String.join("\n", lines)));
  }

  /** Returns the skills that a text does not take back. */
  private static List<SkillMention> heldOf(List<SkillMention> skills, String text, String held) {
    if (held.equals(text)) {
      return skills;
    }
    FoldedText said = FoldedText.of(text);
    FoldedText rest = FoldedText.of(held);
    return skills.stream().filter(skill -> !isTakenBack(skill, said, rest)).toList();
  }

  private static List<FoldedText> done(String held) {
    return Clauses.of(held).stream()
        .filter(clause -> !Clauses.isDenied(clause))
        .map(FoldedText::of)
        .toList();
  }

  private static String line(SkillMention skill, Profile profile) {
    int index = skill.lineIndex();
    return index < 0 || index >= profile.lines().size()
        ? ""
        : profile.lines().get(index).line().text();
  }

  /** The text says the skill's words only where it says that the person does not have it. */
  private static boolean isTakenBack(SkillMention skill, FoldedText said, FoldedText held) {
    FoldedText words = FoldedText.of(skill.surface().isBlank() ? skill.label() : skill.surface());
    return said.holds(words) && !held.holds(words);
  }

  /** Returns the places of a text that name a skill and do not deny it. */
  List<FoundSkill> found(String text) {
    return finder.find(text).stream().filter(found -> !found.negated()).toList();
  }

  /**
   * Returns for each skill that the text of a profile names, and does not deny, the first place.
   */
  List<PassingMention> mentions(Checkpoint caller, List<WantedSkill> wanted, Profile profile) {
    Map<String, PassingMention> found = new LinkedHashMap<>();
    List<ProfileText.NameSought> sought =
        wanted.stream().map(skill -> new ProfileText.NameSought(skill.skill().label())).toList();
    Map<String, PassingMention> named = new HashMap<>();
    for (ProfileText.Line line : ProfileText.lines(profile)) {
      caller.checkActive();
      for (FoundSkill skill : found(Disclaimers.without(line.words()))) {
        Predicate<String> names = clause -> clause.contains(skill.surface());
        found.putIfAbsent(skill.skill().id(), line.mention(skill.skill().label(), names));
      }
      FoldedText folded = FoldedText.of(line.words());
      for (ProfileText.NameSought name : sought) {
        if (!named.containsKey(name.name())) {
          name.in(line, folded).ifPresent(mention -> named.put(name.name(), mention));
        }
      }
    }
    List<PassingMention> mentions = new ArrayList<>();
    for (WantedSkill skill : wanted) {
      String label = skill.skill().label();
      Optional.ofNullable(found.get(skill.key()))
          .map(place -> new PassingMention(label, place.words(), place.ofEvidence()))
          .or(() -> Optional.ofNullable(named.get(label)))
          .ifPresent(mentions::add);
    }
    return mentions;
  }

  /** Returns the skills in the names of certificates that a profile holds: each shows its own. */
  NamedSkills namedBy(CertificateReport certificates) {
    List<String> names = new ArrayList<>();
    certificates
        .findings()
        .forEach(
            (asked, finding) -> {
              if (finding.named() && finding.passing().isEmpty() && !finding.hasEnded()) {
                names.add(asked.name());
              }
            });
    return named(List.of(), String.join("\n", names));
  }

  /** Returns the skills that a statement of the job names. */
  List<WantedSkill> wantedBy(StatementSkills statement) {
    return wanted(
        statement.found().stream()
            .map(found -> new MatchedSkill(found.skill().id(), found.skill().label(), true))
            .toList());
  }

  /**
   * Returns the languages that a statement asks for, if it asks for nothing else: "Fluent German,
   * spoken and written". Then no nearness of meaning can answer it, since sentences about languages
   * lie near each other whichever language they speak of.
   */
  List<WantedSkill> languagesAlone(String statement, StatementSkills skills) {
    List<WantedSkill> wanted = wantedBy(skills);
    List<WantedSkill> languages = new ArrayList<>();
    for (WantedSkill skill : wanted) {
      Optional<Skill> known = vocabulary.byId(skill.key());
      if (known.filter(Skill::isLanguage).isPresent()) {
        languages.add(skill);
      } else if (known.filter(other -> other.category().equals(TRAITS)).isEmpty()) {
        return List.of();
      }
    }
    boolean brief = FoldedText.of(statement).words().size() <= LONGEST_LANGUAGE_STATEMENT;
    return brief ? languages : List.of();
  }

  private NamedSkills named(List<SkillMention> mentions, String text) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (SkillMention mention : mentions) {
      labels.putIfAbsent(key(mention.skillId(), mention.label()), mention.label());
    }
    for (FoundSkill found : found(text)) {
      labels.putIfAbsent(found.skill().id(), found.skill().label());
      putAbbreviations(found.surface(), labels);
    }
    List<FoldedText> numbered =
        Clauses.of(text).stream()
            .filter(clause -> clause.chars().anyMatch(Character::isDigit))
            .filter(clause -> !Clauses.isDenied(clause))
            .map(FoldedText::of)
            .toList();
    return new NamedSkills(labels, List.of(FoldedText.of(text)), numbered, List.of());
  }

  /** The kind of a product stands in its name: who used "Manhattan WMS" used a WMS. */
  private void putAbbreviations(String surface, Map<String, String> labels) {
    String[] words = surface.split("\\s+");
    String last = words[words.length - 1];
    if (words.length > 1 && ABBREVIATION.matcher(last).matches()) {
      vocabulary.byName(last).ifPresent(kind -> labels.putIfAbsent(kind.id(), kind.label()));
    }
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
