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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
        bad("person without artifacts", "profile.inline.artifacts", api -> match(api, artifacts())),
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
            "day without a month",
            "profile.inline.artifacts[0].dates.start.day",
            api -> match(api, artifacts(artifact().setDates(from(2020, 0, 1))))),
        bad(
            "day that no month has",
            "profile.inline.artifacts[0].dates.start.day",
            api -> match(api, artifacts(artifact().setDates(from(2020, 1, 32))))),
        bad(
            "day that the month does not have",
            "profile.inline.artifacts[0].dates.start.day",
            api -> match(api, artifacts(artifact().setDates(from(2023, 2, 29))))),
        bad(
            "end in an earlier year",
            "profile.inline.artifacts[0].dates.end",
            api -> match(api, artifacts(artifact().setDates(period("2021-01", "2020"))))),
        bad(
            "end in an earlier month",
            "profile.inline.artifacts[0].dates.end",
            api -> match(api, artifacts(artifact().setDates(period("2021-03", "2021-02"))))),
        bad(
            "end on an earlier day",
            "profile.inline.artifacts[0].dates.end",
            api -> match(api, artifacts(artifact().setDates(period("2021-03-02", "2021-03-01"))))),
        bad(
            "end of what goes on",
            "profile.inline.artifacts[0].dates.ongoing",
            api ->
                match(
                    api,
                    artifacts(
                        artifact().setDates(period("2020", "2021").toBuilder().setOngoing(true))))),
        bad(
            "501 artifacts",
            "profile.inline.artifacts",
            api -> match(api, artifacts(Collections.nCopies(501, Artifact.newBuilder())))),
        bad(
            "201 technologies",
            "profile.inline.artifacts[0].technologies",
            api ->
                match(
                    api,
                    artifacts(artifact().addAllTechnologies(Collections.nCopies(201, "Java"))))),
        bad(
            "51 links",
            "profile.inline.artifacts[0].evidence_links",
            api ->
                match(
                    api,
                    artifacts(
                        artifact()
                            .addAllEvidenceLinks(Collections.nCopies(51, "https://a.example"))))),
        bad(
            "2,001 highlights and descriptions",
            "profile.inline.artifacts",
            api -> match(api, statements(2_001))),
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
  void whatIsKnownOfDatesMayFit() {
    Api api = TestServer.shared().newTenant();
    for (DateRange dates :
        List.of(
            DateRange.getDefaultInstance(),
            from(2024, 2, 29),
            from(2021, 0, 0).toBuilder().setOngoing(true).build(),
            period("2021-05", "2021"),
            period("2021", "2021-05"),
            period("2021-05-31", "2021-05"),
            period("2021-05-31", "2021-05-31"))) {
      match(api, artifacts(artifact().setDates(dates)));
    }
  }

  @Test
  void asManyStatementsAsAreAllowedAreServed() {
    match(TestServer.shared().newTenant(), statements(2_000));
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
    return artifacts(List.of(artifacts));
  }

  /** Returns a person with so many highlights and descriptions. */
  private static ProfileSelector statements(int number) {
    List<Artifact.Builder> artifacts = new ArrayList<>();
    for (int left = number; left > 0; left -= 101) {
      artifacts.add(
          Artifact.newBuilder()
              .setId("a" + left)
              .setTitle("Developer")
              .setDescription("Java")
              .addAllHighlights(Collections.nCopies(Math.min(100, left - 1), "Wrote a parser")));
    }
    return artifacts(artifacts);
  }

  private static ProfileSelector artifacts(List<Artifact.Builder> artifacts) {
    InlineProfile.Builder person = InlineProfile.newBuilder();
    artifacts.forEach(person::addArtifacts);
    return ProfileSelector.newBuilder().setInline(person).build();
  }

  /** Returns a period between two dates such as 2020, 2020-02 or 2020-02-29. */
  private static DateRange period(String start, String end) {
    return DateRange.newBuilder().setStart(date(start)).setEnd(date(end)).build();
  }

  private static PartialDate date(String text) {
    String[] parts = text.split("-");
    PartialDate.Builder date = PartialDate.newBuilder().setYear(Integer.parseInt(parts[0]));
    if (parts.length > 1) {
      date.setMonth(Integer.parseInt(parts[1]));
    }
    if (parts.length > 2) {
      date.setDay(Integer.parseInt(parts[2]));
    }
    return date.build();
  }

  private static DateRange from(int year, int month, int day) {
    return DateRange.newBuilder()
        .setStart(PartialDate.newBuilder().setYear(year).setMonth(month).setDay(day))
        .build();
  }
}
