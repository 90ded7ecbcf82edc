package dev.rolewright.client.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import dev.rolewright.client.cli.FakeModels;
import dev.rolewright.client.cli.FakeServer;
import dev.rolewright.client.cli.Shell;
import dev.rolewright.proto.v1.ChatEvent;
import dev.rolewright.proto.v1.GetHealthResponse;
import dev.rolewright.proto.v1.InvalidField;
import dev.rolewright.proto.v1.RunAssistantRequest;
import dev.rolewright.proto.v1.SafetyIssue;
import dev.rolewright.proto.v1.SafetyScan;
import dev.rolewright.proto.v1.ServiceStatus;
import dev.rolewright.proto.v1.StructuredOutput;
import dev.rolewright.proto.v1.StructuredOutputSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
        .contains("1,200 tokens in and 1 token out since 2026-");
  }

  @Test
  void healthShowsWhatIsLeftOfAVendorsLimits() {
    assertThat(shell.run("health")).isZero();
    assertThat(shell.output()).doesNotContain(" left");
    GetHealthResponse.Builder limited = server.models.health.toBuilder();
    limited.getProvidersBuilder(0).setRequestsRemaining(1).setTokensRemaining(12_000);
    limited.getProvidersBuilder(1).setTokensRemaining(7);
    server.models.health = limited.build();
    assertThat(shell.run("health")).isZero();
    assertThat(shell.output())
        .contains("acme: 1 request and 12,000 tokens left\n")
        .contains("lab: 7 tokens left\n");
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
    assertThat(shell.output()).contains("no vendor is set up", "OPENAI_API_KEY");
  }

  @Test
  void aServerThatServesIsWellWhateverItsGatewaySays() {
    server.models.failure =
        Optional.of(FakeServer.failure(Code.UNAUTHENTICATED, "AUTHENTICATION", "Unknown key."));
    assertThat(shell.run("health")).isZero();
    assertThat(shell.output()).contains("serving").doesNotContain("Language models");
    assertThat(shell.error()).contains("vendors of language models are not shown");
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
        .contains("answered by acme/large")
        .contains("7 tokens")
        .contains("run 01997b1c");

    shell.input("I am Eve.".getBytes(StandardCharsets.UTF_8));
    assertThat(shell.run("assistant", "run", "mine")).isZero();
    assertThat(((RunAssistantRequest) server.requests.remove()).getPrompt()).isEqualTo("I am Eve.");
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
        .contains("answered by acme/large");
    shell.watched(false);
    assertThat(shell.run("assistant", "run", "mine", "cv.txt")).isZero();
    assertThat(shell.output()).contains("(the answer is written anew: It broke.)\n");
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
