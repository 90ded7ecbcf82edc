package dev.rolewright.server.mapping;

import dev.rolewright.platform.FieldChecks;
import dev.rolewright.proto.v1.Artifact;
import dev.rolewright.proto.v1.EvidenceKind;
import dev.rolewright.proto.v1.InlineProfile;
import dev.rolewright.proto.v1.InlineRequirements;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks jobs and people that a caller sends along instead of storing them first. The limits stand
 * in {@code matching.proto} and docs/api.md.
 */
public final class InlineChecks {
  private static final int MAX_TEXT = 50_000;
  private static final int MAX_NAME = 500;
  private static final int MAX_SKILL_NAME = 200;
  private static final int MAX_STATEMENT = 2_000;
  private static final int MAX_LIST = 200;
  private static final int MAX_LINKS = 50;
  private static final int MAX_ARTIFACTS = 500;
  private static final int MAX_STATEMENTS = 2_000;
  private static final int MAX_PROFILE_BYTES = 1_000_000;
  private static final int MAX_ARTIFACT_ID = 128;

  private InlineChecks() {}

  /** Notes what is wrong with requirements at a path. */
  public static void check(FieldChecks checks, String path, InlineRequirements requirements) {
    checks.text(path + ".role_title", requirements.getRoleTitle(), 0, MAX_NAME);
    skills(checks, path + ".must_have_skills", requirements.getMustHaveSkillsList());
    skills(checks, path + ".nice_to_have_skills", requirements.getNiceToHaveSkillsList());
    checks.texts(
        path + ".statements", requirements.getStatementsList(), 0, MAX_LIST, MAX_STATEMENT);
    if (requirements.getMustHaveSkillsCount() == 0
        && requirements.getNiceToHaveSkillsCount() == 0
        && requirements.getStatementsCount() == 0) {
      checks.reject(path, "asks for nothing; send at least one skill or statement.");
    }
  }

  /** Notes what is wrong with a person at a path. */
  public static void check(FieldChecks checks, String path, InlineProfile profile) {
    checks.text(path + ".full_name", profile.getFullName(), 0, MAX_NAME);
    checks.text(path + ".headline", profile.getHeadline(), 0, MAX_NAME);
    checks.text(path + ".summary", profile.getSummary(), 0, MAX_TEXT);
    String artifacts = path + ".artifacts";
    if (!checks.count(artifacts, profile.getArtifactsCount(), 1, MAX_ARTIFACTS)) {
      return;
    }
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
    long statements = profile.getArtifactsList().stream().mapToLong(InlineChecks::statements).sum();
    if (statements > MAX_STATEMENTS) {
      checks.reject(
          artifacts,
          "have "
              + statements
              + " highlights and descriptions in all; at most "
              + MAX_STATEMENTS
              + " are accepted: send fewer artifacts or fewer highlights.");
    }
    Set<String> ids = new HashSet<>();
    for (int index = 0; index < profile.getArtifactsCount(); index++) {
      Artifact artifact = profile.getArtifacts(index);
      String artifactPath = artifacts + "[" + index + "]";
      check(checks, artifactPath, artifact);
      if (!ids.add(artifact.getId())) {
        checks.reject(artifactPath + ".id", "is used twice; give each artifact an id of its own.");
      }
    }
  }

  private static int statements(Artifact artifact) {
    return artifact.getHighlightsCount() + (artifact.getDescription().isBlank() ? 0 : 1);
  }

  private static void check(FieldChecks checks, String path, Artifact artifact) {
    checks.text(path + ".id", artifact.getId(), 1, MAX_ARTIFACT_ID);
    checks.text(path + ".title", artifact.getTitle(), 1, MAX_TEXT);
    checks.text(path + ".description", artifact.getDescription(), 0, MAX_TEXT);
    checks.text(path + ".organization", artifact.getOrganization(), 0, MAX_NAME);
    skills(checks, path + ".technologies", artifact.getTechnologiesList());
    checks.texts(path + ".highlights", artifact.getHighlightsList(), 0, MAX_LIST, MAX_TEXT);
    links(checks, path + ".evidence_links", artifact.getEvidenceLinksList());
    if (artifact.getKind() == EvidenceKind.UNRECOGNIZED) {
      checks.reject(path + ".kind", "is no known kind of evidence.");
    }
    DateChecks.check(checks, path + ".dates", artifact.getDates());
  }

  private static void links(FieldChecks checks, String path, List<String> links) {
    if (!checks.count(path, links.size(), 0, MAX_LINKS)) {
      return;
    }
    for (int index = 0; index < links.size(); index++) {
      String link = links.get(index);
      String linkPath = path + "[" + index + "]";
      checks.text(linkPath, link, 1, MAX_TEXT);
      if (!link.startsWith("https://") && !link.startsWith("http://")) {
        checks.reject(linkPath, "is no http or https link.");
      }
    }
  }

  private static void skills(FieldChecks checks, String path, List<String> names) {
    checks.texts(path, names, 0, MAX_LIST, MAX_SKILL_NAME);
  }
}
