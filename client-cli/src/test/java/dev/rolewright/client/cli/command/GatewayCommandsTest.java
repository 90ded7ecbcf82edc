package dev.rolewright.client.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import com.google.protobuf.Value;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import dev.rolewright.client.cli.FakeModels;
import dev.rolewright.client.cli.FakeServer;
import dev.rolewright.client.cli.Shell;
import dev.rolewright.proto.v1.Alert;
import dev.rolewright.proto.v1.AlertSeverity;
import dev.rolewright.proto.v1.CacheHealth;
import dev.rolewright.proto.v1.CacheHitRate;
import dev.rolewright.proto.v1.ChatEvent;
import dev.rolewright.proto.v1.GetHealthResponse;
import dev.rolewright.proto.v1.InvalidField;
import dev.rolewright.proto.v1.LimitHealth;
import dev.rolewright.proto.v1.LimitScope;
import dev.rolewright.proto.v1.LimiterHealth;
import dev.rolewright.proto.v1.LimiterState;
import dev.rolewright.proto.v1.RequestCategory;
import dev.rolewright.proto.v1.RunAssistantRequest;
import dev.rolewright.proto.v1.SafetyIssue;
import dev.rolewright.proto.v1.SafetyScan;
import dev.rolewright.proto.v1.ServiceStatus;
import dev.rolewright.proto.v1.StructuredOutput;
import dev.rolewright.proto.v1.StructuredOutputSource;
import io.grpc.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about language models: health and assistants. */
class GatewayCommandsTest {
  @TempDir Path folder;
  private final FakeServer server = FakeServer.start();
  private Shell shell = new Shell(Path.of(""));

  @BeforeEach
  void prepare() throws IOException {
    shell = new Shell(folder).with(server);
    Files.writeString(folder.resolve("cv.txt"), "I am Ada.");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void healthShowsEachVendorWithItsModels() {
    assertThat(shell.run("health")).isZero();
    assertThat(shell.output())
        .contains("Language models   degraded")
        .containsPattern("acme +does not answer +large +held back, trial in 12 s +SERVER 2026-")
        .containsPattern("acme +small +the next is a trial")
        .containsPattern("lab +answers")
        .containsPattern("Tokens +of your tenant since 2026-.*\n1,200 tokens in, 1 token out\n")
        .doesNotContain("Limits", "Cache", "lerts");
  }

  @Test
  void healthBeginsWithTheAlertsThatAreOpen() {
    server.models.health =
        server.models.health.toBuilder()
            .setServiceStatus(ServiceStatus.SERVICE_STATUS_HEALTHY)
            .addAlerts(
                Alert.newBuilder()
                    .setKind("invalid_configuration")
                    .setSeverity(AlertSeverity.ALERT_SEVERITY_CRITICAL)
                    .setSubject("configuration files")
                    .setMessage("They can't be used. Mend: prices.json:3")
                    .setCreateTime(Timestamp.newBuilder().setSeconds(1_795_000_000)))
            .addAlerts(
                Alert.newBuilder()
                    .setKind("unknown_model")
                    .setSeverity(AlertSeverity.ALERT_SEVERITY_WARNING)
                    .setSubject("acme/large"))
            .build();
    assertThat(shell.run("health")).as("it serves all the same").isZero();
    assertThat(shell.output())
        .startsWith("Alerts   2 open, 1 critical\nSEVERITY ")
        .containsPattern("critical +invalid_configuration +configuration files +2026-11-1")
        .containsPattern("warning +unknown_model +acme/large")
        .contains("• configuration files: They can't be used. Mend: prices.json:3\n")
        .contains("Language models   healthy, see the alerts (2 open, 1 critical)\n");
  }

  @Test
  void healthShowsWhatIsLeftOfLimits() {
    GetHealthResponse.Builder limited = server.models.health.toBuilder();
    limited
        .getProvidersBuilder(0)
        .setRequestsLimit(20)
        .setRequestsRemaining(1)
        .setTokensLimit(20_000)
        .setTokensRemaining(12_000)
        .setResetTime(Timestamp.newBuilder().setSeconds(1_795_000_007));
    limited.addLimits(
        LimitHealth.newBuilder()
            .setScope(LimitScope.LIMIT_SCOPE_TENANT)
            .setTokensLimit(9)
            .setWindow(Duration.newBuilder().setSeconds(60)));
    limited.addLimits(
        LimitHealth.newBuilder()
            .setScope(LimitScope.LIMIT_SCOPE_API_KEY)
            .setRequestsLimit(0)
            .setResetTime(Timestamp.newBuilder().setSeconds(1_795_000_007))
            .setWindow(Duration.newBuilder().setSeconds(60)));
    limited.addLimits(
        LimitHealth.newBuilder()
            .setScope(LimitScope.LIMIT_SCOPE_ASSISTANT)
            .setName("cv-skills-analyst")
            .setRequestsLimit(20)
            .setRequestsRemaining(20)
            .setWindow(Duration.newBuilder().setSeconds(60)));
    limited.setLimiter(
        LimiterHealth.newBuilder().setState(LimiterState.LIMITER_STATE_SHARED).setReplicas(2));
    server.models.health = limited.build();
    assertThat(shell.run("health")).isZero();
    assertThat(shell.output())
        .contains("Limits   in any 60 s\n")
        .containsPattern("vendor acme +1 of 20 +12,000 of 20,000 +\\d\\d:\\d\\d:47\n")
        .containsPattern("your tenant +0 of 9\n")
        .containsPattern("your API key +closed\n")
        .containsPattern("assistant cv-skills-analyst +20 of 20\n")
        .doesNotContain("vendor lab", "Redis");
    limited.getLimiterBuilder().setState(LimiterState.LIMITER_STATE_APART);
    server.models.health = limited.build();
    assertThat(shell.run("health")).isZero();
    assertThat(shell.output()).contains("by itself, within its part of 2 servers");
    shell.output().lines().forEach(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }

  @Test
  void healthShowsWhatTheCacheHelpedWithMost() {
    CacheHealth.Builder cache =
        CacheHealth.newBuilder().setSince(Timestamp.newBuilder().setSeconds(1_795_000_000));
    for (int index = 0; index < 22; index++) {
      cache.addHitRates(
          CacheHitRate.newBuilder()
              .setTask("task" + index)
              .setMisses(3)
              .setHits(1)
              .setHitRate(0.25));
    }
    cache
        .getHitRatesBuilder(21)
        .setHits(1_200)
        .setHitRate(0.9975)
        .setCategory(RequestCategory.newBuilder().setSector("retail").setSeniority("senior"));
    server.models.health = server.models.health.toBuilder().setCache(cache).build();
    assertThat(shell.run("health")).isZero();
    assertThat(shell.output())
        .containsPattern("Cache +hit rate 94.9 %, this server since 2026-")
        .containsPattern("HIT RATE\ntask21 +retail · senior +1,200 +0 +0 +3 +99.8 %\n")
        .contains("task18")
        .doesNotContain("task19", "Redis")
        .contains("and 2 more, which --json shows");
    cache.getHitRatesBuilder(0).setCategoryHits(3_000).setHitRate(0.9993).setWithheld(1);
    server.models.health = server.models.health.toBuilder().setCache(cache).build();
    assertThat(shell.run("health")).isZero();
    assertThat(shell.output())
        .containsPattern("KEPT +CATEGORY +SHARED")
        .containsPattern("task0 +1 +3,000 +0 +0 +3 +99.9 %\n")
        .contains("1 answer not kept for a category: a person may be told of");
    cache.setFailedCommands(1).setSkippedCommands(4).setRefusedEntries(2);
    server.models.health = server.models.health.toBuilder().setCache(cache).build();
    assertThat(shell.run("health")).isZero();
    assertThat(shell.output())
        .contains("Redis: 1 command failed, 4 left out after that, 2 entries refused");
  }

  @Test
  void healthForProgramsEndsWithALineOfTheGateway() {
    assertThat(shell.run("health", "--json")).isZero();
    List<String> lines = shell.output().lines().toList();
    assertThat(lines.getFirst()).isEqualTo("{\"service\":\"\",\"status\":\"SERVING\"}");
    assertThat(lines.getLast())
        .startsWith("{\"gateway\":{\"serviceStatus\":\"SERVICE_STATUS_DEGRADED\"");
  }

  @Test
  void healthSaysWhatToDoWhereNoVendorIsSetUp() {
    server.models.health =
        GetHealthResponse.newBuilder()
            .setServiceStatus(ServiceStatus.SERVICE_STATUS_HEALTHY)
            .build();
    assertThat(shell.run("health")).isZero();
    assertThat(shell.output()).contains("none is set up", "OPENAI_API_KEY", "privacy switches");
  }

  @Test
  void aServerThatServesIsWellWhateverItsGatewaySays() {
    server.models.failure =
        Optional.of(FakeServer.failure(Code.UNAUTHENTICATED, "AUTHENTICATION", "Unknown key."));
    assertThat(shell.run("health")).isZero();
    assertThat(shell.output()).contains("serving").doesNotContain("Language models");
    assertThat(shell.error()).contains("alerts and vendors of language models are not shown");
  }

  @Test
  void theStatesWaitForTheGatewayForSecondsOnlyUnlessTheUserSaysMore() {
    assertThat(shell.run("health")).isZero();
    assertThat(server.models.healthDeadline.orElseThrow().timeRemaining(TimeUnit.MILLISECONDS))
        .isLessThanOrEqualTo(5_000);
    assertThat(shell.run("--deadline", "3600", "health")).isZero();
    assertThat(server.models.healthDeadline.orElseThrow().timeRemaining(TimeUnit.MILLISECONDS))
        .isGreaterThan(5_000);
  }

  @Test
  void anAssistantAnswersATextOfAFileOrOfStandardInput() {
    assertThat(shell.run("assistant", "run", "cv-data-extractor", "cv.txt")).isZero();
    RunAssistantRequest request = (RunAssistantRequest) server.requests.remove();
    assertThat(request.getAssistantId()).isEqualTo("cv-data-extractor");
    assertThat(request.getPrompt()).isEqualTo("I am Ada.");
    assertThat(request.getRequestId()).isNotEmpty();
    assertThat(shell.output()).as("the answer stands alone in a pipe").isEqualTo("Hello\nworld\n");
    assertThat(shell.error())
        .isEqualTo(
            "answered by acme/large · cache: miss · 1,200 tokens in, 7 out · cost 0.001234 USD"
                + " · run 01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10\n");

    shell.input("I am Eve.".getBytes(StandardCharsets.UTF_8));
    assertThat(shell.run("assistant", "run", "mine")).isZero();
    assertThat(((RunAssistantRequest) server.requests.remove()).getPrompt()).isEqualTo("I am Eve.");
    assertThat(
            shell.run(
                "assistant",
                "run",
                "mine",
                "cv.txt",
                "--sector",
                "health",
                "--seniority",
                "senior",
                "--profile-field",
                "nursing"))
        .isZero();
    assertThat(((RunAssistantRequest) server.requests.remove()).getCategory())
        .isEqualTo(
            RequestCategory.newBuilder()
                .setSector("health")
                .setSeniority("senior")
                .setProfileField("nursing")
                .build());
    assertThat(shell.run("assistant", "run", "mine", "none.txt")).isEqualTo(2);
    assertThat(shell.run("assistant", "run")).isEqualTo(2);
  }

  @Test
  void aPersonSeesTheAnswerAsItIsWrittenAndWhoWroteIt() {
    server.models.events =
        List.of(
            FakeModels.started(),
            FakeModels.text("half\nof"),
            FakeModels.reset(),
            FakeModels.text("the whole\n  answer"),
            FakeModels.completed().build());
    shell.watched(true);
    assertThat(shell.run("assistant", "run", "mine", "cv.txt")).isZero();
    assertThat(shell.output())
        .as("what broke off is taken back")
        .contains("half\n\u001b[1A\r\u001b[Jthe whole\n  answer\n")
        .contains("It broke. The whole answer is given anew by acme/small. What came before was")
        .contains("answered by acme/large");
    shell.watched(false);
    assertThat(shell.run("assistant", "run", "mine", "cv.txt")).isZero();
    assertThat(shell.output())
        .contains(
            """
            half
            (It broke. The whole answer is given anew by acme/small. What stands above is none of it.)

            the whole
            """)
        .doesNotContain("What came before");
  }

  @Test
  void aConnectionThatBreaksInTheMiddleIsNoServerThatWasNeverThere() {
    server.models.events = List.of(FakeModels.started(), FakeModels.text("half"));
    server.models.end = Optional.of(Status.UNAVAILABLE.asRuntimeException());
    assertThat(shell.run("assistant", "run", "mine", "cv.txt")).isEqualTo(5);
    assertThat(shell.error())
        .isEqualTo(
            "rolewright: the connection to "
                + server.address()
                + " broke in the middle of the answer: what came of it is not all, and nothing was"
                + " asked again; once the server runs, give the command again\n");
    assertThat(shell.output()).isEmpty();
    assertThat(server.requests).hasSize(1);
    server.models.end =
        Optional.of(FakeServer.failure(Code.UNAVAILABLE, "CIRCUIT_OPEN", "No model answers."));
    assertThat(shell.run("assistant", "run", "mine", "cv.txt")).isEqualTo(5);
    assertThat(shell.error()).contains("No model answers.").doesNotContain("in the middle");
    assertThat(server.requests).as("what has begun is not asked again").hasSize(2);
  }

  @Test
  void anAnswerThatWasRepairedIsShownAsItHoldsAndOneThatIsPartialIsNotAllOfIt() {
    ChatEvent.Builder partial = FakeModels.completed();
    partial
        .getCompletedBuilder()
        .setStructuredOutput(
            StructuredOutput.newBuilder()
                .setValue(
                    Struct.newBuilder()
                        .putFields("name", Value.newBuilder().setStringValue("Ada").build()))
                .setSource(StructuredOutputSource.STRUCTURED_OUTPUT_SOURCE_PARTIAL)
                .addInvalidFields(
                    InvalidField.newBuilder().setPointer("/years").setMessage("is missing")));
    server.models.events =
        List.of(FakeModels.started(), FakeModels.text("{'name': 'Ada',"), partial.build());
    assertThat(shell.run("assistant", "run", "mine", "cv.txt")).isEqualTo(1);
    assertThat(shell.output()).isEqualTo("{\n  \"name\": \"Ada\"\n}\n");
    assertThat(shell.error()).contains("/years: is missing");
    assertThat(shell.run("assistant", "run", "mine", "cv.txt", "--json")).isEqualTo(1);
    assertThat(shell.output().lines()).hasSize(3).allMatch(line -> line.startsWith("{\"event\":"));
  }

  @Test
  void whatTheModelDidNotSeeIsTold() {
    ChatEvent.Builder end = FakeModels.completed();
    end.getCompletedBuilder()
        .setSafety(
            SafetyScan.newBuilder()
                .addIssues(
                    SafetyIssue.newBuilder().setKind("prompt_injection").setField("prompt")));
    server.models.events = List.of(FakeModels.started(), FakeModels.text("Hello"), end.build());
    assertThat(shell.run("assistant", "run", "mine", "cv.txt")).isZero();
    assertThat(shell.output()).as("the answer stands alone in a pipe").isEqualTo("Hello\n");
    assertThat(shell.error()).contains("safety: prompt_injection, in prompt");
    shell.watched(true);
    assertThat(shell.run("assistant", "run", "mine", "cv.txt")).isZero();
    assertThat(shell.output()).contains("! prompt_injection, in prompt");
  }

  @Test
  void aRefusalIsToldByWhatTheUserGave() {
    server.models.failure =
        Optional.of(
            FakeServer.failure(
                Code.INVALID_ARGUMENT,
                "INVALID_FIELD",
                "prompt: is too long",
                BadRequest.FieldViolation.newBuilder()
                    .setField("prompt")
                    .setDescription("is too long")
                    .build()));
    assertThat(shell.run("assistant", "run", "mine", "cv.txt")).isEqualTo(2);
    assertThat(shell.error()).contains("cv.txt").contains("is too long");
    server.models.failure =
        Optional.of(FakeServer.failure(Code.NOT_FOUND, "NOT_FOUND", "There is no assistant."));
    assertThat(shell.run("assistant", "run", "mine", "cv.txt")).isEqualTo(3);
  }
}
