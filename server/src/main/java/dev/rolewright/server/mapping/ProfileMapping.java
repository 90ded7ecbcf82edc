package dev.rolewright.server.mapping;

import static dev.rolewright.server.mapping.CommonMapping.dates;
import static dev.rolewright.server.mapping.CommonMapping.mention;
import static dev.rolewright.server.mapping.CommonMapping.timestamp;
import static dev.rolewright.server.mapping.CommonMapping.withPrefix;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.ImportWarning;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileLine;
import dev.rolewright.domain.ProfileSummary;
import dev.rolewright.domain.SpokenLanguage;
import dev.rolewright.proto.v1.EvidenceKind;
import dev.rolewright.proto.v1.ProfileSection;

/** Maps profiles. */
public final class ProfileMapping {
  private ProfileMapping() {}

  public static dev.rolewright.proto.v1.Profile toProto(Profile profile) {
    dev.rolewright.proto.v1.Profile.Builder builder =
        dev.rolewright.proto.v1.Profile.newBuilder()
            .setId(profile.id())
            .setFullName(profile.fullName())
            .setHeadline(profile.headline())
            .setEmail(profile.email())
            .setPhone(profile.phone())
            .setLocation(profile.location())
            .setSummary(profile.summary())
            .addAllLinks(profile.links())
            .setLanguage(profile.language())
            .setParsingConfidence(profile.parsingConfidence());
    profile.skills().forEach(skill -> builder.addSkills(mention(skill)));
    profile.languages().forEach(language -> builder.addLanguages(language(language)));
    profile.evidence().forEach(evidence -> builder.addEvidence(evidence(evidence)));
    profile.lines().forEach(line -> builder.addLines(line(line)));
    profile.createTime().ifPresent(time -> builder.setCreateTime(timestamp(time)));
    return builder.build();
  }

  public static dev.rolewright.proto.v1.ProfileSummary toProto(ProfileSummary profile) {
    return dev.rolewright.proto.v1.ProfileSummary.newBuilder()
        .setId(profile.id())
        .setFullName(profile.fullName())
        .setHeadline(profile.headline())
        .setLocation(profile.location())
        .setEvidenceCount(profile.evidenceCount())
        .setParsingConfidence(profile.parsingConfidence())
        .setCreateTime(timestamp(profile.createTime()))
        .build();
  }

  public static dev.rolewright.proto.v1.ImportWarning toProto(ImportWarning warning) {
    return dev.rolewright.proto.v1.ImportWarning.newBuilder()
        .setKind(warning.kind())
        .setMessage(warning.message())
        .build();
  }

  private static dev.rolewright.proto.v1.SpokenLanguage language(SpokenLanguage language) {
    return dev.rolewright.proto.v1.SpokenLanguage.newBuilder()
        .setName(language.name())
        .setFluency(language.fluency())
        .build();
  }

  private static dev.rolewright.proto.v1.Evidence evidence(Evidence evidence) {
    dev.rolewright.proto.v1.Evidence.Builder builder =
        dev.rolewright.proto.v1.Evidence.newBuilder()
            .setId(evidence.id())
            .setKind(withPrefix(EvidenceKind.class, "EVIDENCE_KIND_", evidence.kind()))
            .setTitle(evidence.title())
            .setOrganization(evidence.organization())
            .setDescription(evidence.description())
            .addAllHighlights(evidence.highlights())
            .addAllLinks(evidence.links())
            .setLocation(evidence.location())
            .addAllLineIndexes(evidence.lineIndexes());
    evidence.skills().forEach(skill -> builder.addSkills(mention(skill)));
    evidence.dates().ifPresent(range -> builder.setDates(dates(range)));
    return builder.build();
  }

  private static dev.rolewright.proto.v1.ProfileLine line(ProfileLine line) {
    return dev.rolewright.proto.v1.ProfileLine.newBuilder()
        .setText(line.line().text())
        .setStart(line.line().span().start())
        .setEnd(line.line().span().end())
        .setSection(withPrefix(ProfileSection.class, "PROFILE_SECTION_", line.section()))
        .setPointer(line.line().pointer())
        .build();
  }
}
