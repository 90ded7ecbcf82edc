package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.proto.v1.Artifact;
import dev.rolewright.proto.v1.ExtractSkillsRequest;
import dev.rolewright.proto.v1.ExtractSkillsResponse;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.GenerationEvent;
import dev.rolewright.proto.v1.InlineProfile;
import dev.rolewright.proto.v1.InlineRequirements;
import dev.rolewright.proto.v1.JobSelector;
import dev.rolewright.proto.v1.MatchArtifactsRequest;
import dev.rolewright.proto.v1.MatchArtifactsResponse;
import dev.rolewright.proto.v1.MatchProfileRequest;
import dev.rolewright.proto.v1.MatchProfileResponse;
import dev.rolewright.proto.v1.NormalizeSkillsRequest;
import dev.rolewright.proto.v1.NormalizeSkillsResponse;
import dev.rolewright.proto.v1.ProfileSelector;
import io.grpc.ManagedChannel;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The largest answers, to a client that takes 4 MiB as it is set up by default. */
class LargeAnswerTest {
  private final Api api = TestServer.shared().newTenant();

  @ParameterizedTest
  @CsvSource({"s, 90, 200", "😀, 190, 200", "s, 20, 5"})
  void aRankingOfManyPiecesForManySkills(String letter, int length, int skills) {
    MatchArtifactsResponse ranking =
        api.skills()
            .matchArtifacts(
                MatchArtifactsRequest.newBuilder()
                    .setJob(manySkills(letter, length, skills))
                    .setProfile(manyArtifacts())
                    .build());
    assertThat(ranking.getMatchesCount()).isEqualTo(500);
    assertThat(ranking.getSerializedSize()).isLessThanOrEqualTo(4_000_000);
    assertThat(ranking.getMatchesList())
        .allSatisfy(
            match ->
                assertThat(match.getMissingSkillsCount() + match.getOmittedSkills())
                    .isEqualTo(skills));
    boolean everything = skills == 5;
    assertThat(ranking.getMatchesList())
        .allMatch(match -> match.getOmittedSkills() == 0 == everything);
  }

  @Test
  void aSmallerRankingForManySkillsIsWhole() {
    MatchArtifactsResponse ranking =
        api.skills()
            .matchArtifacts(
                MatchArtifactsRequest.newBuilder()
                    .setJob(manySkills("s", 90, 200))
                    .setProfile(manyArtifacts())
                    .setTopK(50)
                    .build());
    assertThat(ranking.getMatchesList())
        .hasSize(50)
        .allSatisfy(match -> assertThat(match.getMissingSkillsCount()).isEqualTo(200));
  }

  @Test
  void aPersonAgainstAsMuchAsAJobMayAsk() {
    InlineRequirements.Builder requirements =
        manySkills("😀", 190, 200).getRequirements().toBuilder();
    IntStream.range(0, 200)
        .forEach(
            index -> {
              requirements.addNiceToHaveSkills("😀".repeat(190) + index);
              requirements.addStatements("😀".repeat(1_990) + index);
            });
    MatchProfileResponse match =
        api.skills()
            .matchProfile(
                MatchProfileRequest.newBuilder()
                    .setJob(JobSelector.newBuilder().setRequirements(requirements))
                    .setProfile(manyArtifacts())
                    .build());
    assertThat(match.getMatch().getRequirementsCount()).isEqualTo(200);
    assertThat(match.getMatch().getMissingSkillsCount()).isEqualTo(200);
  }

  @Test
  void aTextOfNothingButSkills() {
    ExtractSkillsResponse extracted =
        api.skills()
            .extractSkills(
                ExtractSkillsRequest.newBuilder().setText("aws ".repeat(12_500)).build());
    assertThat(extracted.getSpansCount()).isEqualTo(12_500);
  }

  @Test
  void asManyNamesAsMayBeNormalized() {
    NormalizeSkillsResponse normalized =
        api.skills()
            .normalizeSkills(
                NormalizeSkillsRequest.newBuilder()
                    .addAllTexts(
                        IntStream.range(0, 1_000)
                            .mapToObj(index -> "😀".repeat(490) + index)
                            .toList())
                    .build());
    assertThat(normalized.getResultsCount()).isEqualTo(1_000);
  }

  @Test
  void aCvOfAllThatAPersonMayHoldTakesTheReceiveSizeOfTheDocumentation() {
    ManagedChannel channel =
        TestServer.shared().newChannel().maxInboundMessageSize(16 * 1024 * 1024).build();
    try {
      GenerationEvent last =
          api.over(channel)
              .generate(
                  GenerateCvRequest.newBuilder()
                      .setJob(Samples.requirements())
                      .setProfile(asMuchAsAPersonMayHold())
                      .build())
              .getLast();
      assertThat(last.getSerializedSize()).isGreaterThan(4 * 1024 * 1024);
    } finally {
      channel.shutdownNow();
    }
  }

  private static ProfileSelector asMuchAsAPersonMayHold() {
    InlineProfile.Builder person = InlineProfile.newBuilder().setFullName("Ada Example");
    for (int index = 0; index < 400; index++) {
      Artifact.Builder artifact =
          Artifact.newBuilder().setId("a" + index).setTitle("Developer " + index);
      for (int highlight = 0; highlight < 5; highlight++) {
        artifact.addHighlights(
            "Wrote part %d of system %d in Java, ".formatted(highlight, index) + "x".repeat(440));
      }
      person.addArtifacts(artifact);
    }
    return ProfileSelector.newBuilder().setInline(person).build();
  }

  private static JobSelector manySkills(String letter, int length, int number) {
    return JobSelector.newBuilder()
        .setRequirements(
            InlineRequirements.newBuilder()
                .addAllMustHaveSkills(
                    IntStream.range(0, number)
                        .mapToObj(index -> letter.repeat(length - 3) + (100 + index))
                        .toList()))
        .build();
  }

  private static ProfileSelector manyArtifacts() {
    InlineProfile.Builder person = InlineProfile.newBuilder();
    for (int index = 0; index < 500; index++) {
      person.addArtifacts(
          Artifact.newBuilder()
              .setId("ä".repeat(120) + index)
              .setTitle("Cook")
              .addAllHighlights(Collections.nCopies(2, "Cooked for many")));
    }
    return ProfileSelector.newBuilder().setInline(person).build();
  }
}
