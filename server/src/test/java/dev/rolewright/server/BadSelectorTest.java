package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.Artifact;
import dev.rolewright.proto.v1.CreateApiKeyRequest;
import dev.rolewright.proto.v1.CreateTenantRequest;
import dev.rolewright.proto.v1.DateRange;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.InlineProfile;
import dev.rolewright.proto.v1.InlineRequirements;
import dev.rolewright.proto.v1.JobSelector;
import dev.rolewright.proto.v1.MatchArtifactsRequest;
import dev.rolewright.proto.v1.MatchProfileRequest;
import dev.rolewright.proto.v1.PartialDate;
import dev.rolewright.proto.v1.ProfileSelector;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

class BadSelectorTest extends BadInput {
  static Stream<Arguments> cases() {
    return Stream.of(
        bad(
            "CV for no job",
            "job",
            api ->
                api.generate(
                    GenerateCvRequest.newBuilder().setProfile(Samples.inlineProfile()).build())),
        bad(
            "CV of nobody",
            "profile",
            api ->
                api.generate(
                    GenerateCvRequest.newBuilder().setJob(Samples.requirements()).build())),
        bad(
            "match of nothing",
            "job",
            api -> api.skills().matchArtifacts(MatchArtifactsRequest.getDefaultInstance())),
        bad(
            "match of nobody",
            "profile",
            api -> api.skills().matchProfile(MatchProfileRequest.getDefaultInstance())),
        bad(
            "job that asks for nothing",
            "job.requirements",
            api ->
                match(
                    api,
                    JobSelector.newBuilder()
                        .setRequirements(InlineRequirements.getDefaultInstance()),
                    Samples.inlineProfile())),
        bad(
            "short ad in a selector",
            "job.text",
            api -> match(api, JobSelector.newBuilder().setText("Java"), Samples.inlineProfile())),
        bad(
            "person without artifacts",
            "profile.inline.artifacts.length",
            api -> match(api, artifacts())),
        bad(
            "artifact without an id",
            "profile.inline.artifacts[0].id",
            api -> match(api, artifacts(Artifact.newBuilder().setTitle("t")))),
        bad(
            "artifact id used twice",
            "profile.inline.artifacts[1].id",
            api -> match(api, artifacts(artifact(), artifact()))),
        bad(
            "artifact with NUL",
            "profile.inline.artifacts[0].description",
            api -> match(api, artifacts(artifact().setDescription("a\0b")))),
        bad(
            "link with NUL",
            "profile.inline.artifacts[0].evidence_links[0]",
            api -> match(api, artifacts(artifact().addEvidenceLinks("https://example.com/\0")))),
        bad(
            "endless link",
            "profile.inline.artifacts[0].evidence_links[0]",
            api ->
                match(
                    api,
                    artifacts(
                        artifact().addEvidenceLinks("https://example.com/" + "x".repeat(50_000))))),
        bad(
            "link of another kind",
            "profile.inline.artifacts[0].evidence_links[0]",
            api -> match(api, artifacts(artifact().addEvidenceLinks("javascript:alert(1)")))),
        bad(
            "unknown kind",
            "profile.inline.artifacts[0].kind",
            api -> match(api, artifacts(artifact().setKindValue(99)))),
        bad(
            "year out of range",
            "profile.inline.artifacts[0].dates.start.year",
            api -> match(api, artifacts(artifact().setDates(from(1, 1, 1))))),
        bad(
            "month 13",
            "profile.inline.artifacts[0].dates.start.month",
            api -> match(api, artifacts(artifact().setDates(from(2020, 13, 1))))),
        bad(
            "unknown plan",
            "plan",
            api ->
                TestServer.shared()
                    .operator()
                    .admin()
                    .createTenant(
                        CreateTenantRequest.newBuilder().setName("x").setPlanValue(9).build())),
        bad(
            "unknown role",
            "roles[0]",
            api -> api.newKey(CreateApiKeyRequest.newBuilder().setName("x").addRolesValue(9))));
  }

  @Test
  void everyMistakeOfARequestIsNamed() {
    Failure failure =
        Failure.of(
            ErrorCode.INVALID_FIELD,
            () ->
                TestServer.shared()
                    .newTenant()
                    .skills()
                    .matchArtifacts(
                        MatchArtifactsRequest.newBuilder()
                            .setTopK(-1)
                            .setMinScore(2)
                            .setJob(JobSelector.newBuilder().setJobId("7"))
                            .build()));
    assertThat(failure.fields())
        .containsExactlyInAnyOrder("top_k", "min_score", "job.job_id", "profile");
  }

  private static void match(Api api, JobSelector.Builder job, ProfileSelector profile) {
    api.skills()
        .matchArtifacts(MatchArtifactsRequest.newBuilder().setJob(job).setProfile(profile).build());
  }

  private static void match(Api api, ProfileSelector profile) {
    match(api, Samples.requirements().toBuilder(), profile);
  }

  private static Artifact.Builder artifact() {
    return Artifact.newBuilder().setId("a").setTitle("Developer");
  }

  private static ProfileSelector artifacts(Artifact.Builder... artifacts) {
    InlineProfile.Builder person = InlineProfile.newBuilder();
    Stream.of(artifacts).forEach(person::addArtifacts);
    return ProfileSelector.newBuilder().setInline(person).build();
  }

  private static DateRange from(int year, int month, int day) {
    return DateRange.newBuilder()
        .setStart(PartialDate.newBuilder().setYear(year).setMonth(month).setDay(day))
        .build();
  }
}
