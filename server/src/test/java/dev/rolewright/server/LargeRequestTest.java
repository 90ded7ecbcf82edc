package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.Artifact;
import dev.rolewright.proto.v1.EmbedRequest;
import dev.rolewright.proto.v1.InlineProfile;
import dev.rolewright.proto.v1.InlineRequirements;
import dev.rolewright.proto.v1.JobSelector;
import dev.rolewright.proto.v1.MatchArtifactsRequest;
import dev.rolewright.proto.v1.NormalizeSkillsRequest;
import dev.rolewright.proto.v1.ProfileSelector;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As much as fits in a message: a short answer over the wire, and the server lives. */
class LargeRequestTest {
  private static final int MILLIONS = 8_000_000;

  private final Api api = TestServer.shared().newTenant();

  @Test
  void millionsOfSkills() {
    Failure failure =
        refused(
            MatchArtifactsRequest.newBuilder()
                .setJob(
                    JobSelector.newBuilder()
                        .setRequirements(
                            InlineRequirements.newBuilder()
                                .addAllMustHaveSkills(Collections.nCopies(MILLIONS, ""))))
                .setProfile(Samples.inlineProfile())
                .build());
    assertThat(failure.fields()).containsExactly("job.requirements.must_have_skills");
    assertThat(failure.message())
        .isEqualTo(
            "job.requirements.must_have_skills: has 8000000 entries; at most 200 are accepted:"
                + " send fewer.");
  }

  @ParameterizedTest
  @ValueSource(ints = {501, 490_000, 4_000_000})
  void manyEmptyArtifacts(int number) {
    Failure failure =
        refused(
            person(
                InlineProfile.newBuilder()
                    .addAllArtifacts(Collections.nCopies(number, Artifact.getDefaultInstance()))));
    assertThat(failure.fields()).containsExactly("profile.inline.artifacts");
  }

  @Test
  void manyEntriesOfEachList() {
    Artifact artifact =
        Artifact.newBuilder()
            .setId("a")
            .setTitle("Developer")
            .addAllTechnologies(Collections.nCopies(150_000, ""))
            .addAllHighlights(Collections.nCopies(150_000, ""))
            .addAllEvidenceLinks(Collections.nCopies(150_000, ""))
            .build();
    assertThat(refused(person(InlineProfile.newBuilder().addArtifacts(artifact))).fields())
        .containsExactly(
            "profile.inline.artifacts",
            "profile.inline.artifacts[0].technologies",
            "profile.inline.artifacts[0].highlights",
            "profile.inline.artifacts[0].evidence_links");
  }

  @Test
  void millionsOfTexts() {
    List<String> texts = Collections.nCopies(MILLIONS, "");
    assertThat(
            Failure.ofField(
                    "texts",
                    () -> api.skills().embed(EmbedRequest.newBuilder().addAllTexts(texts).build()))
                .fields())
        .containsExactly("texts");
    assertThat(normalize(texts).fields()).containsExactly("texts");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 1_000})
  void ofManyMistakesTheFirstAreNamedAndAllCounted(int number) {
    Failure failure = normalize(Collections.nCopies(number, ""));
    assertThat(failure.fields())
        .isEqualTo(IntStream.range(0, 20).mapToObj(index -> "texts[" + index + "]").toList());
    assertThat(failure.info().orElseThrow().getMetadataMap())
        .contains(Map.entry("unnamed_fields", String.valueOf(number - 20)));
  }

  @Test
  void everyMistakeThatFitsInAPerson() {
    Artifact.Builder artifact = Artifact.newBuilder().setKindValue(99);
    for (int index = 0; index < 200; index++) {
      artifact.addTechnologies("\0");
    }
    Failure failure =
        refused(
            person(
                InlineProfile.newBuilder()
                    .setFullName("😀".repeat(501))
                    .addAllArtifacts(Collections.nCopies(500, artifact.build()))));
    assertThat(failure.fields()).hasSizeBetween(10, 20).startsWith("profile.inline.full_name");
  }

  private Failure normalize(List<String> texts) {
    return Failure.of(
        ErrorCode.INVALID_FIELD,
        () ->
            api.skills()
                .normalizeSkills(NormalizeSkillsRequest.newBuilder().addAllTexts(texts).build()));
  }

  private static MatchArtifactsRequest person(InlineProfile.Builder person) {
    return MatchArtifactsRequest.newBuilder()
        .setJob(Samples.requirements())
        .setProfile(ProfileSelector.newBuilder().setInline(person))
        .build();
  }

  /** Sends a request with the longest correlation id, which comes back beside the error. */
  private Failure refused(MatchArtifactsRequest request) {
    Metadata headers = new Metadata();
    headers.put(
        Metadata.Key.of("x-correlation-id", Metadata.ASCII_STRING_MARSHALLER), "x".repeat(64));
    return Failure.of(
        ErrorCode.INVALID_FIELD,
        () ->
            api.skills()
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .matchArtifacts(request));
  }
}
