package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.JsonSchema;
import dev.rolewright.prompts.PromptSchemas;
import dev.rolewright.proto.v1.ChatEvent;
import dev.rolewright.proto.v1.GatewayServiceGrpc;
import dev.rolewright.proto.v1.RunAssistantRequest;
import dev.rolewright.testkit.vendor.VendorScript;
import dev.rolewright.testkit.vendor.VendorServer;
import dev.rolewright.testkit.vendor.VendorWire;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of an assistant where no language model answers. */
@Timeout(120)
class LocalAssistantsTest {
  private static final String CV =
      """
      Ada Example
      Backend Engineer
      ada@example.com | +44 20 7946 0018 | London | github.com/ada-example

      Experience
      Backend Engineer, Harbour Systems, 03/2019 - present
      - Built payment services in Java and PostgreSQL

      Education
      BSc Computer Science, University of Leeds, 2015 - 2018

      Skills
      Java, PostgreSQL, Kubernetes

      Languages
      German (B2)

      SSN 078-05-1120
      """;

  @TempDir static Path config;
  private static VendorServer vendor;
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    vendor = VendorServer.start();
    vendor.answerByDefault(
        request ->
            VendorScript.whole(
                500, "application/json", VendorWire.OPENAI.error("server_error", "no")));
    Files.createDirectory(config.resolve("assistants"));
    Files.writeString(
        config.resolve("assistants/own.json"),
        "{\"prompt\": \"cv_data_extractor\", \"output_schema\": \"candidate_profile_schema\"}");
    Files.writeString(
        config.resolve("assistants/cv-skills-analyst.json"),
        "{\"instructions\": \"Weigh it.\", \"output_schema\": \"skills_analysis_schema\"}");
    NearModel.configure(config, vendor);
    server = TestServer.start(Map.of("ROLEWRIGHT_CONFIG_DIR", config.toString()));
  }

  @AfterAll
  static void stop() {
    server.close();
    vendor.close();
  }

  private static RunAssistantRequest request(String assistant, String text) {
    return RunAssistantRequest.newBuilder().setAssistantId(assistant).setPrompt(text).build();
  }

  private static List<ChatEvent> run(TestServer at, String assistant, String text) {
    List<ChatEvent> events = new ArrayList<>();
    at.operator()
        .gateway()
        .runAssistant(request(assistant, text))
        .forEachRemaining(response -> events.add(response.getEvent()));
    return events;
  }

  private static String text(List<ChatEvent> events) {
    StringBuilder text = new StringBuilder();
    for (ChatEvent event : events) {
      if (event.hasReset()) {
        text.setLength(0);
      }
      text.append(event.getTextDelta().getText());
    }
    return text.toString();
  }

  private static void assertMeets(String schema, String json) {
    assertThat(JsonSchema.parse(PromptSchemas.find(schema).orElseThrow()).check(json)).isEmpty();
  }

  @Test
  void theExtractorTellsWhatTheParserReads() {
    List<ChatEvent> events = run(server, "cv-data-extractor", CV);
    String json = text(events);
    assertMeets("candidate_profile_schema", json);
    assertThat(json)
        .contains("\"candidateName\":\"Ada Example\"")
        .contains("\"candidateEmail\":\"ada@example.com\"")
        .contains("\"currentEmployer\":\"Harbour Systems\"")
        .contains("\"start\":\"2019-03\"")
        .contains("\"isCurrent\":true")
        .contains("\"industry\":null");
    var completed = events.getLast().getCompleted();
    assertThat(completed.getProvenance().getProvider()).isEqualTo("local");
    assertThat(completed.getProvenance().getModel()).isEqualTo("rules");
    assertThat(completed.getProvenance().getDegraded()).isTrue();
    assertThat(completed.getProvenance().getDegradedReason()).contains("SERVER");
    assertThat(completed.getStructuredOutput().getIsValid()).isTrue();
    assertThat(completed.getTextLength()).isEqualTo(json.length());
    assertThat(events.getFirst().getStarted().getProvider()).isEqualTo("local");
  }

  @Test
  void theIdentifierTellsWhatRulesFind() {
    String json = text(run(server, "cv-pii-identifier", CV));
    assertMeets("pii_entities_schema", json);
    assertThat(json)
        .contains("\"original_value\":\"ada@example.com\",\"pii_type\":\"EMAIL\"")
        .contains("\"original_value\":\"078-05-1120\",\"pii_type\":\"NATIONAL_ID\"")
        .contains("\"original_value\":\"github.com/ada-example\",\"pii_type\":\"URL\"");
  }

  @Test
  void anAnswerThatBreaksOffIsTakenBack() {
    vendor.answer(
        VendorScript.stream(VendorWire.OPENAI.contentType())
            .send(VendorWire.OPENAI.opening() + VendorWire.OPENAI.text("{\"candidate"))
            .cut());
    List<ChatEvent> events = run(server, "cv-data-extractor", CV);
    assertThat(events).anyMatch(ChatEvent::hasReset);
    assertMeets("candidate_profile_schema", text(events));
    assertThat(events)
        .extracting(ChatEvent::getSequence)
        .containsExactlyElementsOf(LongStream.range(0, events.size()).boxed().toList());
  }

  @Test
  void aVendorThatStaysSilentLeavesTimeForTheAnswer() {
    // The first parse of all takes longer than later ones, so it is not the one that is timed.
    run(server, "cv-data-extractor", CV);
    vendor.answer(VendorScript.begin().stall());
    Api caller = server.operator();
    List<ChatEvent> events = new ArrayList<>();
    caller
        .withServersDeadline(GatewayServiceGrpc.newBlockingStub(caller.channel()), 5_000)
        .runAssistant(request("cv-data-extractor", CV))
        .forEachRemaining(response -> events.add(response.getEvent()));
    assertMeets("candidate_profile_schema", text(events));
    assertThat(events.getLast().getCompleted().getProvenance().getDegradedReason())
        .contains("TIMEOUT");
  }

  @ParameterizedTest
  @CsvSource({"content_filter, CONTENT_FILTER", "invalid_value, BAD_REQUEST"})
  void whatAVendorRefusesIsNotGoneAround(String code, ErrorCode reason) {
    vendor.answer(VendorScript.whole(400, "application/json", VendorWire.OPENAI.error(code, "no")));
    Failure.of(reason, () -> run(server, "cv-data-extractor", CV));
  }

  @Test
  void anAnswerThatAFilterCutsOffIsNotGoneAround() {
    vendor.answer(
        VendorScript.stream(VendorWire.OPENAI.contentType())
            .send(VendorWire.OPENAI.opening() + VendorWire.OPENAI.text("{\"candidate"))
            .send(VendorWire.OPENAI.finish("content_filter"))
            .send(VendorWire.OPENAI.terminator("content_filter"))
            .end());
    Failure.of(ErrorCode.CONTENT_FILTER, () -> run(server, "cv-data-extractor", CV));
  }

  @ParameterizedTest
  @CsvSource({"own", "cv-skills-analyst"})
  void anAssistantOfTheOperatorsOwnHasNoOtherAnswer(String assistant) {
    StatusRuntimeException failure =
        catchThrowableOfType(StatusRuntimeException.class, () -> run(server, assistant, CV));
    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
  }

  @Test
  void aTextThatIsNoCvHasNoOtherAnswer() {
    StatusRuntimeException failure =
        catchThrowableOfType(
            StatusRuntimeException.class, () -> run(server, "cv-data-extractor", "Too short."));
    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
  }

  @Test
  void withoutAnyVendorTheShippedOnesAnswerToo() {
    List<ChatEvent> events = run(TestServer.shared(), "cv-skills-analyst", CV);
    String json = text(events);
    assertMeets("skills_analysis_schema", json);
    assertThat(json)
        .contains("\"name\":\"Java\",\"category\":\"TECHNICAL\",\"proof\":\"DEMONSTRATED\"")
        .contains("\"name\":\"Kubernetes\",\"category\":\"TECHNICAL\",\"proof\":\"LISTED\"");
    assertThat(events.getLast().getCompleted().getProvenance().getDegradedReason())
        .contains("NOT_SET_UP");
  }
}
