package dev.rolewright.matching;

import dev.rolewright.domain.CertificationRequirement;
import dev.rolewright.domain.DateRange;
import dev.rolewright.domain.EducationLevel;
import dev.rolewright.domain.EducationRequirement;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.ExperienceYears;
import dev.rolewright.domain.MatchedSkill;
import dev.rolewright.domain.Necessity;
import dev.rolewright.domain.PartialDate;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileLine;
import dev.rolewright.domain.ProfileSection;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.domain.SourceLine;
import dev.rolewright.domain.Span;
import dev.rolewright.domain.SpokenLanguage;
import dev.rolewright.skills.Skill;
import dev.rolewright.skills.SkillFinder;
import dev.rolewright.skills.SkillFinders;
import dev.rolewright.skills.Vocabularies;
import dev.rolewright.skills.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Short ways to write jobs and evidence down. */
final class Samples {
  static final Vocabulary VOCABULARY = Vocabularies.builtIn();

  static final SkillFinder FINDER = SkillFinders.create(VOCABULARY);

  private Samples() {}

  static Evidence work(String id, String title, String description, String... highlights) {
    return evidence(id, EvidenceKind.WORK, title, description, highlights);
  }

  static Evidence evidence(
      String id, EvidenceKind kind, String title, String description, String... highlights) {
    return new Evidence(
        id,
        kind,
        title,
        "",
        description,
        List.of(highlights),
        List.of(),
        Optional.empty(),
        List.of(),
        "",
        List.of());
  }

  static Evidence withSkills(Evidence evidence, String... names) {
    List<SkillMention> skills = new ArrayList<>(evidence.skills());
    Stream.of(names).map(Samples::mention).forEach(skills::add);
    return new Evidence(
        evidence.id(),
        evidence.kind(),
        evidence.title(),
        evidence.organization(),
        evidence.description(),
        evidence.highlights(),
        skills,
        evidence.dates(),
        evidence.links(),
        evidence.location(),
        evidence.lineIndexes());
  }

  static Evidence withDates(Evidence evidence, DateRange dates) {
    return new Evidence(
        evidence.id(),
        evidence.kind(),
        evidence.title(),
        evidence.organization(),
        evidence.description(),
        evidence.highlights(),
        evidence.skills(),
        Optional.of(dates),
        evidence.links(),
        evidence.location(),
        evidence.lineIndexes());
  }

  static SkillMention mention(String name) {
    Optional<Skill> known = VOCABULARY.byName(name);
    return new SkillMention(
        known.map(Skill::id).orElse(""),
        known.map(Skill::label).orElse(name),
        name,
        Optional.empty(),
        -1);
  }

  static MatchedSkill asked(String name, boolean required) {
    SkillMention mention = mention(name);
    return new MatchedSkill(mention.skillId(), mention.label(), required);
  }

  static Profile speaking(Profile profile, String... languages) {
    return new Profile(
        profile.id(),
        profile.fullName(),
        profile.headline(),
        profile.email(),
        profile.phone(),
        profile.location(),
        profile.summary(),
        profile.links(),
        profile.skills(),
        Stream.of(languages).map(name -> new SpokenLanguage(name, "")).toList(),
        profile.evidence(),
        profile.lines(),
        profile.language(),
        profile.parsingConfidence(),
        profile.createTime());
  }

  static Profile fluent(Profile profile, String language, String fluency) {
    return new Profile(
        profile.id(),
        profile.fullName(),
        profile.headline(),
        profile.email(),
        profile.phone(),
        profile.location(),
        profile.summary(),
        profile.links(),
        profile.skills(),
        List.of(new SpokenLanguage(language, fluency)),
        profile.evidence(),
        profile.lines(),
        profile.language(),
        profile.parsingConfidence(),
        profile.createTime());
  }

  static Profile profile(List<Evidence> evidence, String... skills) {
    return new Profile(
        "",
        "Robin Vale",
        "",
        "",
        "",
        "",
        "",
        List.of(),
        Stream.of(skills).map(Samples::mention).toList(),
        List.of(),
        evidence,
        List.of(),
        "en",
        1,
        Optional.empty());
  }

  /** Gives a profile a text; the lines become no evidence unless the evidence names them. */
  static Profile withLines(Profile profile, String... texts) {
    List<ProfileLine> lines =
        Stream.of(texts)
            .map(text -> new SourceLine(text, new Span(0, 0), ""))
            .map(line -> new ProfileLine(line, ProfileSection.OTHER))
            .toList();
    return new Profile(
        profile.id(),
        profile.fullName(),
        profile.headline(),
        profile.email(),
        profile.phone(),
        profile.location(),
        profile.summary(),
        profile.links(),
        profile.skills(),
        profile.languages(),
        profile.evidence(),
        lines,
        profile.language(),
        profile.parsingConfidence(),
        profile.createTime());
  }

  static DateRange years(int start, int end) {
    return months(start, 0, end, 0);
  }

  static DateRange months(int startYear, int startMonth, int endYear, int endMonth) {
    return new DateRange(
        Optional.of(new PartialDate(startYear, startMonth, 0)),
        Optional.of(new PartialDate(endYear, endMonth, 0)),
        false);
  }

  static NeedsBuilder job(String title) {
    return new NeedsBuilder(title);
  }

  /** Collects the needs of a job. */
  static final class NeedsBuilder {
    private final String title;
    private final List<MatchedSkill> skills = new ArrayList<>();
    private final List<JobNeeds.Statement> statements = new ArrayList<>();
    private Optional<ExperienceYears> years = Optional.empty();
    private final List<EducationRequirement> education = new ArrayList<>();
    private final List<CertificationRequirement> certificates = new ArrayList<>();

    private NeedsBuilder(String title) {
      this.title = title;
    }

    NeedsBuilder must(String... names) {
      Stream.of(names).forEach(name -> skills.add(asked(name, true)));
      return this;
    }

    NeedsBuilder nice(String... names) {
      Stream.of(names).forEach(name -> skills.add(asked(name, false)));
      return this;
    }

    NeedsBuilder asks(String... texts) {
      return statements(JobNeeds.Kind.MUST_HAVE, texts);
    }

    NeedsBuilder welcomes(String... texts) {
      return statements(JobNeeds.Kind.NICE_TO_HAVE, texts);
    }

    NeedsBuilder duties(String... texts) {
      return statements(JobNeeds.Kind.DUTY, texts);
    }

    private NeedsBuilder statements(JobNeeds.Kind kind, String... texts) {
      Stream.of(texts).forEach(text -> statements.add(new JobNeeds.Statement(text, kind)));
      return this;
    }

    NeedsBuilder years(int min) {
      years = Optional.of(new ExperienceYears(Optional.of(min), Optional.empty()));
      return this;
    }

    NeedsBuilder degree(EducationLevel level, boolean orEquivalent, String... fields) {
      education.add(
          new EducationRequirement(level, List.of(fields), orEquivalent, Necessity.MUST_HAVE, -1));
      return this;
    }

    NeedsBuilder certificate(String name) {
      certificates.add(new CertificationRequirement(name, Necessity.MUST_HAVE, -1));
      return this;
    }

    JobNeeds needs() {
      return new JobNeeds(title, skills, statements, years, education, certificates);
    }
  }
}
