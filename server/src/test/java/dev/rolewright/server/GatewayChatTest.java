package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.ChatEvent;
import dev.rolewright.proto.v1.ChatMessage;
import dev.rolewright.proto.v1.FinishReason;
import dev.rolewright.proto.v1.GetRunRequest;
import dev.rolewright.proto.v1.PrivacyOptions;
import dev.rolewright.proto.v1.ResponseFormat;
import dev.rolewright.proto.v1.ResponseFormatType;
import dev.rolewright.proto.v1.Run;
import dev.rolewright.proto.v1.RunStatus;
import dev.rolewright.proto.v1.StreamChatRequest;
import dev.rolewright.proto.v1.StructuredOutputSource;
import dev.rolewright.testkit.vendor.VendorScript;
import dev.rolewright.testkit.vendor.VendorWire;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Conversations: what is streamed, from where, and what a caller may ask for. */
class GatewayChatTest extends GatewayTestCase {
  @Test
  void anAnswerIsStreamedAndTellsWhereItCameFrom() {
    List<ChatEvent> events = ask(chat("Say hello.").setTemperature(0.5).setMaxTokens(50));
    assertThat(events).extracting(ChatEvent::getSequence).containsExactly(0L, 1L, 2L, 3L);
    assertThat(events.getFirst().getStarted().getProvider()).isEqualTo("first");
    assertThat(text(events)).isEqualTo("Hello");
    var completed = events.getLast().getCompleted();
    assertThat(completed.getTextLength()).isEqualTo(5);
    assertThat(completed.getProvenance().getProvider()).isEqualTo("first");
    assertThat(completed.getProvenance().getModel()).isEqualTo("m");
    assertThat(completed.getProvenance().getAttempts()).isOne();
    assertThat(completed.getProvenance().getDegraded()).isFalse();
    assertThat(completed.getProvenance().getFinishReason())
        .isEqualTo(FinishReason.FINISH_REASON_STOP);
    assertThat(completed.getProvenance().getUsage().getOutputTokens())
        .isEqualTo(VendorWire.OUTPUT_TOKENS);
    Run run = runsOf(events.getFirst().getStarted().getCorrelationId(), 1).getFirst();
    assertThat(run.getId()).isEqualTo(completed.getRunId());
    assertThat(run.getIsReplayable()).isTrue();
    assertThat(run.getOutputContent()).as("not in lists").isEmpty();
    assertThat(run.getPromptLength()).isEqualTo("Say hello.".length());
  }

  @Test
  void aliasesAndModelsCanBeAskedForToo() {
    for (String target : List.of("nick", "first/m")) {
      assertThat(text(ask(chat("Hi").setModel(target)))).isEqualTo("Hello");
    }
    assertThat(ask(chat("Hi").setModel("second/n")).getFirst().getStarted().getProvider())
        .isEqualTo("second");
  }

  @Test
  void aStreamThatIsCutGoesOnWithTheNextProvidersWholeAnswer() {
    first.answer(
        VendorScript.stream(VendorWire.OPENAI.contentType())
            .send(VendorWire.OPENAI.opening())
            .send(VendorWire.OPENAI.text("half an ans"))
            .cut());
    List<ChatEvent> events = ask(chat("Say hello."));
    assertThat(events.get(1).getTextDelta().getText()).isEqualTo("half an ans");
    ChatEvent reset = events.stream().filter(ChatEvent::hasReset).findFirst().orElseThrow();
    assertThat(reset.getReset().getProvider()).isEqualTo("second");
    assertThat(reset.getReset().getReason()).isEqualTo("CONNECTION");
    assertThat(text(events)).isEqualTo("Hello");
    assertThat(events.getLast().getCompleted().getProvenance().getProvider()).isEqualTo("second");
    List<Run> runs = runsOf(events.getFirst().getStarted().getCorrelationId(), 2);
    assertThat(runs)
        .extracting(Run::getStatus)
        .containsExactly(RunStatus.RUN_STATUS_SUCCEEDED, RunStatus.RUN_STATUS_FAILED);
    Run failed =
        server
            .operator()
            .gateway()
            .getRun(GetRunRequest.newBuilder().setRunId(runs.getLast().getId()).build())
            .getRun();
    assertThat(failed.getErrorReason()).isEqualTo("CONNECTION");
    assertThat(failed.getOutputContent()).isEqualTo("half an ans");
  }

  @Test
  void aRouteCanHoldTextBackUntilTheAnswerIsWhole() {
    first.answer(
        VendorScript.stream(VendorWire.OPENAI.contentType())
            .send(VendorWire.OPENAI.opening())
            .send(VendorWire.OPENAI.text("half an ans"))
            .cut());
    List<ChatEvent> events = ask(chat("Say hello.").setRoute("whole"));
    assertThat(events).hasSize(3);
    assertThat(events.getFirst().getStarted().getProvider()).isEqualTo("second");
    assertThat(events.get(1).getTextDelta().getText()).isEqualTo("Hello");
    assertThat(events.getLast().hasCompleted()).isTrue();
  }

  @Test
  void aTaskWithoutARouteTakesTheDefaultOne() {
    assertThat(text(ask(chat("Say hello.").setRoute("cover_letter")))).isEqualTo("Hello");
  }

  @Test
  void anAnswerInJsonIsCheckedAgainstItsSchema() {
    first.answerText("```json\n{\"years\": 5,}\n```");
    Struct schema =
        Struct.newBuilder()
            .putFields("type", Value.newBuilder().setStringValue("object").build())
            .build();
    List<ChatEvent> events =
        ask(
            chat("How many years?")
                .setResponseFormat(
                    ResponseFormat.newBuilder()
                        .setType(ResponseFormatType.RESPONSE_FORMAT_TYPE_JSON_SCHEMA)
                        .setJsonSchema(schema)));
    var output = events.getLast().getCompleted().getStructuredOutput();
    assertThat(output.getIsValid()).isTrue();
    assertThat(output.getSource())
        .isEqualTo(StructuredOutputSource.STRUCTURED_OUTPUT_SOURCE_REPAIRED);
    assertThat(output.getValue().getFieldsOrThrow("years").getNumberValue()).isEqualTo(5);
  }

  @Test
  void privacyKeepsARequestFromProviders() {
    List<ChatEvent> events =
        ask(chat("Hi").setPrivacy(PrivacyOptions.newBuilder().setLocalOnly(true)));
    assertThat(events.getFirst().getStarted().getProvider())
        .as("the provider in the region local")
        .isEqualTo("second");
    Failure.of(
        ErrorCode.PRECONDITION,
        () -> ask(chat("Hi").setPrivacy(PrivacyOptions.newBuilder().addAllowedRegions("eu"))));
  }

  @Test
  void aRepeatWithTheSameIdGetsTheSameAnswerWithoutACall() {
    String id = UUID.randomUUID().toString();
    List<ChatEvent> once = ask(chat("Once").setRequestId(id));
    assertThat(ask(chat("Once").setRequestId(id))).isEqualTo(once);
    Failure.of(ErrorCode.REQUEST_ID_REUSED, () -> ask(chat("Other").setRequestId(id)));
  }

  @Test
  void whatIsWrongWithARequestIsToldByField() {
    Failure.of(ErrorCode.NOT_FOUND, () -> ask(chat("Hi").setModel("nobody/knows")));
    Failure.of(ErrorCode.NOT_FOUND, () -> ask(chat("Hi").setRoute("nowhere")));
    Failure wrong =
        Failure.of(
            ErrorCode.INVALID_FIELD,
            () ->
                ask(
                    StreamChatRequest.newBuilder()
                        .setRequestId("1")
                        .setMaxTokens(0)
                        .setTemperature(Double.NaN)
                        .setTopP(0)
                        .addStop("")
                        .addMessages(ChatMessage.newBuilder().setContent("Hi"))
                        .setResponseFormat(
                            ResponseFormat.newBuilder()
                                .setType(ResponseFormatType.RESPONSE_FORMAT_TYPE_JSON_SCHEMA))));
    assertThat(wrong.fields())
        .contains(
            "request_id",
            "target",
            "max_tokens",
            "temperature",
            "top_p",
            "stop[0]",
            "messages[0].role",
            "response_format");
    Failure.of(ErrorCode.INVALID_FIELD, () -> ask(chat("Hi").setMaxTokens(501).setModel("nick")));
    Failure.of(ErrorCode.INVALID_FIELD, () -> ask(chat("x".repeat(50_001))));
  }
}
