package dev.rolewright.server.mapping;

import dev.rolewright.domain.DateRange;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.MatchedSkill;
import dev.rolewright.domain.PartialDate;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.matching.JobNeeds;
import dev.rolewright.platform.FieldChecks;
import dev.rolewright.proto.v1.Artifact;
import dev.rolewright.proto.v1.InlineProfile;
import dev.rolewright.proto.v1.InlineRequirements;
import dev.rolewright.skills.FoundSkill;
import dev.rolewright.skills.Skill;
import dev.rolewright.skills.SkillFinder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks and maps jobs and people that a caller sends along instead of storing them first. */
public final class InlineInputs {
  private static final int MAX_TEXT = 50_000;
  private static final int MAX_NAME = 500;
  private static final int MAX_SKILL_NAME = 200;
  private static final int MAX_STATEMENT = 2_000;
  private static final int MAX_LIST = 200;
  private static final int MAX_LINKS = 50;
  private static final int MAX_ARTIFACTS = 500;
  private static final int MAX_PROFILE_BYTES = 1_000_000;
  private static final int MAX_ARTIFACT_ID = 128;

  private final SkillFinder finder;

  /** Creates a mapper that links names of skills to the finder's vocabulary. */
  public InlineInputs(SkillFinder finder) {
    this.finder = finder;
  }

  /** Notes what is wrong with requirements at a path. */
  public static void check(FieldChecks checks, String path, InlineRequirements requirements) {
    checks.text(path + ".role_title", requirements.getRoleTitle(), 0, MAX_NAME);
    texts(
        checks,
        path + ".must_have_skills",
        requirements.getMustHaveSkillsList(),
        MAX_LIST,
        MAX_SKILL_NAME);
    texts(
        checks,
        path + ".nice_to_have_skills",
        requirements.getNiceToHaveSkillsList(),
        MAX_LIST,
        MAX_SKILL_NAME);
    texts(checks, path + ".statements", requirements.getStatementsList(), MAX_LIST, MAX_STATEMENT);
    if (requirements.getMustHaveSkillsCount()
            + requirements.getNiceToHaveSkillsCount()
            + requirements.getStatementsCount()
        == 0) {
      checks.reject(path, "asks for nothing; send at least one skill or statement.");
    }
  }

  /** Maps checked requirements. */
  public JobNeeds needs(InlineRequirements requirements) {
    Map<String, MatchedSkill> skills = new LinkedHashMap<>();
    requirements.getMustHaveSkillsList().forEach(name -> addNeed(skills, name, true));
    requirements.getNiceToHaveSkillsList().forEach(name -> addNeed(skills, name, false));
    List<JobNeeds.Statement> statements = new ArrayList<>();
    for (String statement : requirements.getStatementsList()) {
      statements.add(new JobNeeds.Statement(statement.strip(), JobNeeds.Kind.MUST_HAVE));
      finder.find(statement).stream()
          .filter(found -> !found.negated())
          .forEach(found -> addNeed(skills, found.skill().label(), true));
    }
    return new JobNeeds(
        requirements.getRoleTitle().strip(),
        List.copyOf(skills.values()),
        statements,
        Optional.empty(),
        List.of(),
        List.of());
  }

  /** Returns the words of requirements, a line each. */
  public static String text(InlineRequirements requirements) {
    List<String> lines = new ArrayList<>();
    lines.add(requirements.getRoleTitle());
    lines.addAll(requirements.getMustHaveSkillsList());
    lines.addAll(requirements.getNiceToHaveSkillsList());
    lines.addAll(requirements.getStatementsList());
    return String.join("\n", lines);
  }

  private void addNeed(Map<String, MatchedSkill> skills, String name, boolean required) {
    SkillMention mention = mention(name);
    String key = mention.skillId().isEmpty() ? mention.label() : mention.skillId();
    skills.putIfAbsent(key, new MatchedSkill(mention.skillId(), mention.label(), required));
  }

  /** Notes what is wrong with a person at a path. */
  public static void check(FieldChecks checks, String path, InlineProfile profile) {
    checks.text(path + ".full_name", profile.getFullName(), 0, MAX_NAME);
    checks.text(path + ".headline", profile.getHeadline(), 0, MAX_NAME);
    checks.text(path + ".summary", profile.getSummary(), 0, MAX_TEXT);
    if (profile.getSerializedSize() > MAX_PROFILE_BYTES) {
      checks.reject(
          path,
          "has "
              + profile.getSerializedSize()
              + " bytes; at most "
              + MAX_PROFILE_BYTES
              + " are accepted: send fewer or shorter artifacts.");
      return;
    }
    checks.range(path + ".artifacts.length", profile.getArtifactsCount(), 1, MAX_ARTIFACTS);
    Set<String> ids = new HashSet<>();
    for (int index = 0; index < profile.getArtifactsCount(); index++) {
      Artifact artifact = profile.getArtifacts(index);
      String artifactPath = path + ".artifacts[" + index + "]";
      check(checks, artifactPath, artifact);
      if (!ids.add(artifact.getId())) {
        checks.reject(artifactPath + ".id", "is used twice; give each artifact an id of its own.");
      }
    }
  }

  private static void check(FieldChecks checks, String path, Artifact artifact) {
    checks.text(path + ".id", artifact.getId(), 1, MAX_ARTIFACT_ID);
    checks.text(path + ".title", artifact.getTitle(), 1, MAX_TEXT);
    checks.text(path + ".description", artifact.getDescription(), 0, MAX_TEXT);
    checks.text(path + ".organization", artifact.getOrganization(), 0, MAX_NAME);
    texts(checks, path + ".technologies", artifact.getTechnologiesList(), MAX_LIST, MAX_SKILL_NAME);
    texts(checks, path + ".highlights", artifact.getHighlightsList(), MAX_LIST, MAX_TEXT);
    checks.range(path + ".evidence_links.length", artifact.getEvidenceLinksCount(), 0, MAX_LINKS);
    for (int index = 0; index < artifact.getEvidenceLinksCount(); index++) {
      String link = artifact.getEvidenceLinks(index);
      String linkPath = path + ".evidence_links[" + index + "]";
      checks.text(linkPath, link, 1, MAX_TEXT);
      if (!link.startsWith("https://") && !link.startsWith("http://")) {
        checks.reject(linkPath, "is no http or https link.");
      }
    }
    if (artifact.getKind() == dev.rolewright.proto.v1.EvidenceKind.UNRECOGNIZED) {
      checks.reject(path + ".kind", "is no known kind of evidence.");
    }
    check(checks, path + ".dates", artifact.getDates());
  }

  private static void check(
      FieldChecks checks, String path, dev.rolewright.proto.v1.DateRange dates) {
    if (dates.hasStart()) {
      check(checks, path + ".start", dates.getStart());
    }
    if (dates.hasEnd()) {
      check(checks, path + ".end", dates.getEnd());
    }
  }

  private static void check(
      FieldChecks checks, String path, dev.rolewright.proto.v1.PartialDate date) {
    checks.range(path + ".year", date.getYear(), 1900, 2100);
    checks.range(path + ".month", date.getMonth(), 0, 12);
    checks.range(path + ".day", date.getDay(), 0, 31);
  }

  private static void texts(
      FieldChecks checks, String path, List<String> values, int maxCount, int maxLength) {
    checks.range(path + ".length", values.size(), 0, maxCount);
    for (int index = 0; index < values.size(); index++) {
      checks.text(path + "[" + index + "]", values.get(index), 1, maxLength);
    }
  }

  /** Maps a checked person; the artifacts keep the caller's ids. */
  public Profile profile(InlineProfile inline) {
    List<Evidence> evidence = inline.getArtifactsList().stream().map(this::evidence).toList();
    Map<String, SkillMention> skills = new LinkedHashMap<>();
    evidence.forEach(item -> item.skills().forEach(skill -> skills.putIfAbsent(key(skill), skill)));
    return new Profile(
        "",
        inline.getFullName().strip(),
        inline.getHeadline().strip(),
        "",
        "",
        "",
        inline.getSummary().strip(),
        List.of(),
        List.copyOf(skills.values()),
        List.of(),
        evidence,
        List.of(),
        "und",
        1,
        Optional.empty());
  }

  private Evidence evidence(Artifact artifact) {
    Map<String, SkillMention> skills = new LinkedHashMap<>();
    artifact.getTechnologiesList().stream()
        .map(this::mention)
        .forEach(skill -> skills.putIfAbsent(key(skill), skill));
    String words =
        String.join(
            "\n",
            artifact.getTitle(),
            artifact.getDescription(),
            String.join("\n", artifact.getHighlightsList()));
    for (FoundSkill found : finder.find(words)) {
      if (!found.negated()) {
        Skill skill = found.skill();
        skills.putIfAbsent(
            skill.id(),
            new SkillMention(skill.id(), skill.label(), found.surface(), Optional.empty(), -1));
      }
    }
    return new Evidence(
        artifact.getId(),
        kind(artifact),
        artifact.getTitle().strip(),
        artifact.getOrganization().strip(),
        artifact.getDescription().strip(),
        artifact.getHighlightsList().stream().map(String::strip).toList(),
        List.copyOf(skills.values()),
        artifact.hasDates() ? Optional.of(dates(artifact.getDates())) : Optional.empty(),
        artifact.getEvidenceLinksList(),
        "",
        List.of());
  }

  private static EvidenceKind kind(Artifact artifact) {
    return artifact.getKind() == dev.rolewright.proto.v1.EvidenceKind.EVIDENCE_KIND_UNSPECIFIED
        ? EvidenceKind.WORK
        : CommonMapping.withoutPrefix(EvidenceKind.class, "EVIDENCE_KIND_", artifact.getKind());
  }

  private static DateRange dates(dev.rolewright.proto.v1.DateRange dates) {
    Optional<PartialDate> start =
        dates.hasStart() ? Optional.of(CommonMapping.date(dates.getStart())) : Optional.empty();
    Optional<PartialDate> end =
        dates.hasEnd() ? Optional.of(CommonMapping.date(dates.getEnd())) : Optional.empty();
    return new DateRange(start, end, dates.getOngoing());
  }

  private SkillMention mention(String name) {
    String trimmed = name.strip();
    return finder
        .vocabulary()
        .byName(trimmed)
        .map(skill -> new SkillMention(skill.id(), skill.label(), trimmed, Optional.empty(), -1))
        .orElseGet(() -> new SkillMention("", trimmed, trimmed, Optional.empty(), -1));
  }

  private static String key(SkillMention skill) {
    return skill.skillId().isEmpty() ? skill.label() : skill.skillId();
  }
}
