package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.Artifact;
import dev.rolewright.proto.v1.InlineProfile;
import dev.rolewright.proto.v1.InlineRequirements;
import dev.rolewright.proto.v1.JobParsingServiceGrpc;
import dev.rolewright.proto.v1.JobSelector;
import dev.rolewright.proto.v1.MatchArtifactsRequest;
import dev.rolewright.proto.v1.MatchArtifactsResponse;
import dev.rolewright.proto.v1.MatchedSkill;
import dev.rolewright.proto.v1.ParseJobRequest;
import dev.rolewright.proto.v1.ParseJobResponse;
import dev.rolewright.proto.v1.ParseJobsRequest;
import dev.rolewright.proto.v1.ParseJobsResponse;
import dev.rolewright.proto.v1.ProfileSelector;
import dev.rolewright.proto.v1.Provenance;
import dev.rolewright.proto.v1.SkillMention;
import dev.rolewright.testkit.vendor.VendorRequest;
import dev.rolewright.testkit.vendor.VendorScript;
import dev.rolewright.testkit.vendor.VendorServer;
import dev.rolewright.testkit.vendor.VendorWire;
import io.grpc.Status;
import io.grpc.stub.BlockingClientCall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Features that a language model helps with, and what is left where it does not. */
@Timeout(120)
class FeaturesByModelTest {
  private static final String AD =
      """
      Data Engineer

      Fernweh Analytics is looking for somebody who builds pipelines with Apache Spark and who
      writes SQL that others can read. Zig would be a bonus. You have spent five or more years
      doing so.
      """;
  private static final String ANSWER =
      """
      {"role_title": "Data Engineer",
       "company": {"name": "Fernweh Analytics", "industry": "technology", "size": "UNSPECIFIED"},
       "must_have_skills": [
         {"name": "Apache Spark", "quote": "builds pipelines with Apache Spark"},
         {"name": "Kubernetes", "quote": "you run Kubernetes"}],
       "nice_to_have_skills": [{"name": "Zig", "quote": "Zig would be a bonus."}],
       "experience_years": {"min": 5, "max": null, "quote": "five or more years"},
       "education": [], "certifications": [], "responsibilities": [], "company_values": [],
       "benefits": [], "seniority": "UNSPECIFIED", "function": "data", "sector": "technology",
       "location": null, "remote_mode": "UNSPECIFIED", "employment_type": "UNSPECIFIED",
       "salary": null, "requirements": [], "language": "en"}
      """;

  @TempDir static Path config;
  private static VendorServer vendor;
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    vendor = VendorServer.start();
    vendor.answerByDefault(
        request ->
            VendorWire.of(request).answer(request, ANSWER.substring(0, 90), ANSWER.substring(90)));
    NearModel.configure(config, vendor);
    server = TestServer.start(Map.of("ROLEWRIGHT_CONFIG_DIR", config.toString()));
  }

  @AfterAll
  static void stop() {
    server.close();
    vendor.close();
  }

  private static ParseJobResponse parse() {
    return server.operator().jobs().parseJob(ParseJobRequest.newBuilder().setText(AD).build());
  }

  @Test
  void aModelsAnswerCountsWhereTheAdSaysIt() {
    ParseJobResponse parsed = parse();
    assertThat(parsed.getJob().getMustHaveSkillsList())
        .extracting(SkillMention::getLabel)
        .containsExactly("Apache Spark");
    assertThat(parsed.getJob().getNiceToHaveSkillsList())
        .extracting(SkillMention::getSurface)
        .containsExactly("Zig");
    assertThat(parsed.getJob().getCompany().getName()).isEqualTo("Fernweh Analytics");
    assertThat(parsed.getJob().getExperienceYears().getMin()).isEqualTo(5);
    Provenance provenance = parsed.getProvenance();
    assertThat(provenance.getProvider()).isEqualTo("near");
    assertThat(provenance.getModel()).isEqualTo("m");
    assertThat(provenance.getPromptName()).isEqualTo("parse_jd");
    assertThat(provenance.getPromptVersion()).isEqualTo("1.0.0");
    assertThat(provenance.getPromptHash()).hasSize(64);
    assertThat(provenance.getDegraded()).isFalse();
  }

  @Test
  void theAdIsDataToTheModel() {
    parse();
    VendorRequest last =
        vendor.requests().stream()
            .filter(request -> request.method().equals("POST"))
            .reduce((one, two) -> two)
            .orElseThrow();
    String body = last.body();
    assertThat(body).contains("Fernweh Analytics").contains("json_schema").contains("data=");
  }

  @Test
  void whereNoModelAnswersTheRulesDoAndSaySo() {
    vendor.answer(
        VendorScript.whole(500, "application/json", VendorWire.OPENAI.error("server_error", "no")));
    ParseJobResponse parsed = parse();
    assertThat(parsed.getProvenance().getProvider()).isEqualTo("local");
    assertThat(parsed.getProvenance().getDegraded()).isTrue();
    assertThat(parsed.getProvenance().getDegradedReason()).contains("SERVER");
    assertThat(parsed.getJob().getRoleTitle()).isEqualTo("Data Engineer");
  }

  @Test
  void anAnswerThatIsNoJsonLeavesWhatTheRulesRead() {
    vendor.answerText("I can't do that.");
    vendor.answerText("Really not.");
    ParseJobResponse parsed = parse();
    assertThat(parsed.getProvenance().getAttempts()).isEqualTo(2);
    assertThat(parsed.getProvenance().getCostPicos()).as("both were paid for").isPositive();
    assertThat(parsed.getJob().getRoleTitle()).isEqualTo("Data Engineer");
    assertThat(parsed.getProvenance().getProvider()).isEqualTo("local");
    assertThat(parsed.getProvenance().getDegraded()).isTrue();
  }

  @Test
  void aModelShowsSkillsInOtherWordsOfTheEvidence() {
    vendor.answerText(
        """
        {"matches": [{"artifact_id": "a", "relevance_score": 1, "missing_skills": [],
          "related_skills": [], "explanation": "", "matched_skills": [
            {"label": "Kubernetes", "required": true,
             "quote": "Ran the container platform of forty services"}]}]}
        """);
    MatchArtifactsResponse matched = match();
    assertThat(matched.getProvenance().getProvider()).isEqualTo("near");
    assertThat(matched.getProvenance().getPromptName()).isEqualTo("match_skills");
    assertThat(matched.getMatches(0).getMatchedSkillsList())
        .extracting(MatchedSkill::getLabel)
        .containsExactly("Kubernetes");
    vendor.answer(
        VendorScript.whole(500, "application/json", VendorWire.OPENAI.error("server_error", "no")));
    MatchArtifactsResponse degraded = match();
    assertThat(degraded.getProvenance().getProvider()).isEqualTo("local");
    assertThat(degraded.getProvenance().getDegraded()).isTrue();
    assertThat(degraded.getMatches(0).getMatchedSkillsList()).isEmpty();
  }

  private static Stream<VendorScript> refusals() {
    return Stream.of(
        VendorScript.whole(
            400, "application/json", VendorWire.OPENAI.error("content_filter", "no")),
        VendorScript.stream(VendorWire.OPENAI.contentType())
            .send(VendorWire.OPENAI.opening() + VendorWire.OPENAI.text("{\"role_title"))
            .send(VendorWire.OPENAI.finish("content_filter"))
            .send(VendorWire.OPENAI.terminator("content_filter"))
            .end());
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatAFilterRefusesIsNotGoneAround(VendorScript refusal) {
    int jobs = server.operator().jobCount();
    vendor.answer(refusal);
    Failure parse = Failure.of(ErrorCode.CONTENT_FILTER, FeaturesByModelTest::parse);
    assertThat(parse.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    assertThat(parse.message()).contains("near/m").contains("Change the text").contains("parse_jd");
    assertThat(server.operator().jobCount()).as("nothing is stored").isEqualTo(jobs);
    vendor.answer(refusal);
    Failure match = Failure.of(ErrorCode.CONTENT_FILTER, FeaturesByModelTest::match);
    assertThat(match.message()).contains("Change the text").contains("match_skills");
  }

  @Test
  void ofManyAdsOnlyTheRefusedOneHasNoAnswer() throws Exception {
    vendor.answer(
        VendorScript.whole(
            400, "application/json", VendorWire.OPENAI.error("content_filter", "no")));
    Api caller = server.operator();
    BlockingClientCall<ParseJobsRequest, ParseJobsResponse> call =
        caller.with(JobParsingServiceGrpc.newBlockingV2Stub(caller.channel())).parseJobs();
    List<ParseJobsResponse> answers = new ArrayList<>();
    for (int index = 0; index < 2; index++) {
      call.write(
          ParseJobsRequest.newBuilder()
              .setJob(ParseJobRequest.newBuilder().setText(AD).setStore(false))
              .build());
      answers.add(call.read());
    }
    call.halfClose();
    assertThat(answers.getFirst().getError().getReason()).isEqualTo("CONTENT_FILTER");
    assertThat(answers.getFirst().getError().getMessage()).contains("Change the text");
    assertThat(answers.getLast().getParsed().getProvenance().getProvider()).isEqualTo("near");
  }

  private static MatchArtifactsResponse match() {
    return server
        .operator()
        .skills()
        .matchArtifacts(
            MatchArtifactsRequest.newBuilder()
                .setJob(
                    JobSelector.newBuilder()
                        .setRequirements(
                            InlineRequirements.newBuilder()
                                .setRoleTitle("Platform engineer")
                                .addMustHaveSkills("Kubernetes")))
                .setProfile(
                    ProfileSelector.newBuilder()
                        .setInline(
                            InlineProfile.newBuilder()
                                .addArtifacts(
                                    Artifact.newBuilder()
                                        .setId("a")
                                        .setTitle("Operator")
                                        .setDescription(
                                            "Ran the container platform of forty services."))))
                .build());
  }
}
