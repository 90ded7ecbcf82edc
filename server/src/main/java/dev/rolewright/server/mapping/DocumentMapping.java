package dev.rolewright.server.mapping;

import static dev.rolewright.server.mapping.CommonMapping.timestamp;
import static dev.rolewright.server.mapping.CommonMapping.withPrefix;

import dev.rolewright.domain.Claim;
import dev.rolewright.domain.CvBody;
import dev.rolewright.domain.CvEntry;
import dev.rolewright.domain.CvExperience;
import dev.rolewright.domain.CvProject;
import dev.rolewright.domain.DocumentKind;
import dev.rolewright.domain.DocumentSummary;
import dev.rolewright.domain.EvidenceQuote;
import dev.rolewright.domain.GeneratedDocument;
import dev.rolewright.domain.GenerationWarning;
import dev.rolewright.domain.StandardOutput;
import dev.rolewright.proto.v1.ClaimStatus;
import dev.rolewright.proto.v1.EvidenceSource;

/** Maps generated documents. */
public final class DocumentMapping {
  private DocumentMapping() {}

  public static dev.rolewright.proto.v1.GeneratedDocument toProto(GeneratedDocument document) {
    dev.rolewright.proto.v1.GeneratedDocument.Builder builder =
        dev.rolewright.proto.v1.GeneratedDocument.newBuilder()
            .setId(document.id())
            .setKind(kind(document.kind()))
            .setJobId(document.jobId())
            .setProfileId(document.profileId())
            .setVersion(document.version())
            .setOutput(output(document.output()))
            .setCv(cv(document.cv()))
            .setProvenance(CommonMapping.provenance(document.provenance()))
            .setCreateTime(timestamp(document.createTime()));
    document.claims().forEach(claim -> builder.addClaims(claim(claim)));
    return builder.build();
  }

  public static dev.rolewright.proto.v1.DocumentSummary toProto(DocumentSummary document) {
    return dev.rolewright.proto.v1.DocumentSummary.newBuilder()
        .setId(document.id())
        .setKind(kind(document.kind()))
        .setTitle(document.title())
        .setJobId(document.jobId())
        .setProfileId(document.profileId())
        .setVersion(document.version())
        .setCreateTime(timestamp(document.createTime()))
        .build();
  }

  static dev.rolewright.proto.v1.Claim claim(Claim claim) {
    dev.rolewright.proto.v1.Claim.Builder builder =
        dev.rolewright.proto.v1.Claim.newBuilder()
            .setIndex(claim.index())
            .setSectionId(claim.sectionId())
            .setText(claim.text())
            .setStatus(withPrefix(ClaimStatus.class, "CLAIM_STATUS_", claim.status()))
            .setSupport(claim.support());
    claim.evidence().forEach(quote -> builder.addEvidence(quote(quote)));
    return builder.build();
  }

  private static dev.rolewright.proto.v1.EvidenceQuote quote(EvidenceQuote quote) {
    return dev.rolewright.proto.v1.EvidenceQuote.newBuilder()
        .setEvidenceId(quote.evidenceId())
        .setQuote(quote.quote())
        .setSource(
            quote.isOfProfile()
                ? EvidenceSource.EVIDENCE_SOURCE_PROFILE
                : EvidenceSource.EVIDENCE_SOURCE_EVIDENCE)
        .build();
  }

  static dev.rolewright.proto.v1.GenerationWarning warning(GenerationWarning warning) {
    return dev.rolewright.proto.v1.GenerationWarning.newBuilder()
        .setKind(warning.kind())
        .setMessage(warning.message())
        .build();
  }

  private static dev.rolewright.proto.v1.DocumentKind kind(DocumentKind kind) {
    return withPrefix(dev.rolewright.proto.v1.DocumentKind.class, "DOCUMENT_KIND_", kind);
  }

  private static dev.rolewright.proto.v1.StandardOutput output(StandardOutput output) {
    dev.rolewright.proto.v1.StandardOutput.Builder builder =
        dev.rolewright.proto.v1.StandardOutput.newBuilder()
            .setTitle(output.title())
            .setSummary(output.summary())
            .setContent(output.content())
            .addAllBullets(output.bullets())
            .addAllKeywordsAdded(output.keywordsAdded())
            .addAllNextActions(output.nextActions());
    output.warnings().forEach(warning -> builder.addWarnings(warning(warning)));
    return builder.build();
  }

  private static dev.rolewright.proto.v1.CvBody cv(CvBody body) {
    dev.rolewright.proto.v1.CvBody.Builder builder =
        dev.rolewright.proto.v1.CvBody.newBuilder()
            .setProfessionalSummary(body.professionalSummary())
            .addAllKeySkills(body.keySkills());
    body.experience().forEach(experience -> builder.addExperience(experience(experience)));
    body.projects().forEach(project -> builder.addProjects(project(project)));
    body.education().forEach(entry -> builder.addEducation(entry(entry)));
    body.certifications().forEach(entry -> builder.addCertifications(entry(entry)));
    return builder.build();
  }

  private static dev.rolewright.proto.v1.CvExperience experience(CvExperience experience) {
    return dev.rolewright.proto.v1.CvExperience.newBuilder()
        .setTitle(experience.title())
        .setOrganization(experience.organization())
        .setDuration(experience.duration())
        .addAllAchievements(experience.achievements())
        .setEvidenceId(experience.evidenceId())
        .build();
  }

  private static dev.rolewright.proto.v1.CvProject project(CvProject project) {
    return dev.rolewright.proto.v1.CvProject.newBuilder()
        .setName(project.name())
        .setDescription(project.description())
        .addAllTechnologies(project.technologies())
        .setEvidenceReference(project.evidenceReference())
        .setEvidenceId(project.evidenceId())
        .build();
  }

  private static dev.rolewright.proto.v1.CvEntry entry(CvEntry entry) {
    return dev.rolewright.proto.v1.CvEntry.newBuilder()
        .setText(entry.text())
        .setEvidenceId(entry.evidenceId())
        .build();
  }
}
