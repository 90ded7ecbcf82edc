package dev.rolewright.server.mapping;

import dev.rolewright.domain.DateRange;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.MatchedSkill;
import dev.rolewright.domain.PartialDate;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.matching.JobNeeds;
import dev.rolewright.proto.v1.Artifact;
import dev.rolewright.proto.v1.InlineProfile;
import dev.rolewright.proto.v1.InlineRequirements;
import dev.rolewright.skills.FoundSkill;
import dev.rolewright.skills.Skill;
import dev.rolewright.skills.SkillFinder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Maps jobs and people that a caller sends along instead of storing them first, and that {@link
 * InlineChecks} let pass.
 */
public final class InlineInputs {
  private final SkillFinder finder;

  /** Creates a mapper that links names of skills to the finder's vocabulary. */
  public InlineInputs(SkillFinder finder) {
    this.finder = finder;
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
