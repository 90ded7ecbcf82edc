package dev.rolewright.generation;

import dev.rolewright.domain.DateRange;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.MatchedSkill;
import dev.rolewright.domain.PartialDate;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileLine;
import dev.rolewright.domain.ProfileSection;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.domain.SourceLine;
import dev.rolewright.domain.Span;
import dev.rolewright.domain.SpokenLanguage;
import dev.rolewright.matching.JobNeeds;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Short ways to write jobs and profiles down. */
final class Samples {
  private Samples() {}

  static Evidence work(String id, String title, String dates, String... highlights) {
    return evidence(id, EvidenceKind.WORK, title, "Org " + id, dates, highlights);
  }

  static Evidence evidence(
      String id,
      EvidenceKind kind,
      String title,
      String organization,
      String dates,
      String... highlights) {
    return new Evidence(
        id,
        kind,
        title,
        organization,
        "",
        List.of(highlights),
        List.of(),
        dates(dates),
        List.of(),
        "",
        List.of());
  }

  static Evidence described(String id, String title, String description) {
    return new Evidence(
        id,
        EvidenceKind.WORK,
        title,
        "",
        description,
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        "",
        List.of());
  }

  static Evidence withSkills(Evidence evidence, SkillMention... skills) {
    return new Evidence(
        evidence.id(),
        evidence.kind(),
        evidence.title(),
        evidence.organization(),
        evidence.description(),
        evidence.highlights(),
        List.of(skills),
        evidence.dates(),
        evidence.links(),
        evidence.location(),
        evidence.lineIndexes());
  }

  /** Reads e.g. {@code 2019-03/2021}, {@code 2019-03/now} or {@code /2021}. */
  static Optional<DateRange> dates(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String[] ends = text.split("/", -1);
    String end = ends.length > 1 ? ends[1] : "";
    return Optional.of(
        new DateRange(
            date(ends[0]), end.equals("now") ? Optional.empty() : date(end), end.equals("now")));
  }

  private static Optional<PartialDate> date(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = text.split("-");
    return Optional.of(
        new PartialDate(
            Integer.parseInt(parts[0]), parts.length > 1 ? Integer.parseInt(parts[1]) : 0, 0));
  }

  static SkillMention mention(String label) {
    return mention("", label, label);
  }

  static SkillMention mention(String id, String label, String surface) {
    return new SkillMention(id, label, surface, Optional.empty(), -1);
  }

  static Profile profile(Evidence... evidence) {
    return profile("Ada Example", "", "", List.of(), List.of(evidence));
  }

  static Profile profile(
      String name,
      String headline,
      String summary,
      List<SkillMention> skills,
      List<Evidence> evidence) {
    return profile(name, headline, summary, List.of(), skills, List.of(), evidence);
  }

  static Profile profile(
      String name,
      String headline,
      String summary,
      List<String> links,
      List<SkillMention> skills,
      List<SpokenLanguage> languages,
      List<Evidence> evidence) {
    return new Profile(
        "",
        name,
        headline,
        "",
        "",
        "",
        summary,
        links,
        skills,
        languages,
        evidence,
        List.of(),
        "en",
        1,
        Optional.empty());
  }

  static Evidence certificate(String id, String title, String description) {
    return new Evidence(
        id,
        EvidenceKind.CERTIFICATE,
        title,
        "",
        description,
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        "",
        List.of());
  }

  static Evidence fromLines(Evidence evidence, Integer... lines) {
    return new Evidence(
        evidence.id(),
        evidence.kind(),
        evidence.title(),
        evidence.organization(),
        evidence.description(),
        evidence.highlights(),
        evidence.skills(),
        evidence.dates(),
        evidence.links(),
        evidence.location(),
        List.of(lines));
  }

  static ProfileLine line(ProfileSection section, String text) {
    return new ProfileLine(new SourceLine(text, new Span(0, 0), ""), section);
  }

  /** Gives a profile the text that it was made from. */
  static Profile withLines(Profile profile, List<ProfileLine> lines) {
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

  static JobNeeds needs(String title, String... mustHaveSkills) {
    return needs(title, List.of(), mustHaveSkills);
  }

  static JobNeeds needs(
      String title, List<JobNeeds.Statement> statements, String... mustHaveSkills) {
    return new JobNeeds(
        title,
        Stream.of(mustHaveSkills).map(label -> new MatchedSkill("", label, true)).toList(),
        statements,
        Optional.empty(),
        List.of(),
        List.of());
  }
}
