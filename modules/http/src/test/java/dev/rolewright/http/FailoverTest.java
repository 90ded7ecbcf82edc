package dev.rolewright.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.rpc.Code;
import dev.rolewright.proto.v1.ChatCompleted;
import dev.rolewright.proto.v1.ChatEvent;
import dev.rolewright.proto.v1.InvalidField;
import dev.rolewright.proto.v1.StructuredOutput;
import dev.rolewright.proto.v1.StructuredOutputSource;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Answers that change under way, which this API has no event for. */
final class FailoverTest extends EdgeTestCase {
  private static final String JSON_STREAM =
      "{\"model\":\"acme/large\",\"stream\":true,\"response_format\":{\"type\":\"json_object\"},"
          + MESSAGES
          + "}";
  private static final String JSON_WHOLE = JSON_STREAM.replace("\"stream\":true", "\"n\":1");

  @Test
  void hidesAResetBeforeTheFirstText() {
    gateway.script =
        FakeGateway.playing(
            FakeGateway.started("acme", "large"),
            FakeGateway.reset("TIMEOUT", "lab", "tiny"),
            FakeGateway.delta("whole"),
            FakeGateway.completed(ChatCompleted.newBuilder()));

    HttpResponse<String> response = post(STREAM);

    assertThat(response.headers().firstValue("x-rolewright-provider")).contains("lab");
    List<String> events = events(response.body());
    assertThat(events).last().isEqualTo("[DONE]");
    assertThat(text(events)).isEqualTo("whole");
    assertThat(json(events.get(0)).get("model").asText()).isEqualTo("lab/tiny");
  }

  @Test
  void endsAStreamWithAnErrorWhereTextHasLeft() throws Exception {
    gateway.script =
        FakeGateway.playing(
            FakeGateway.started("acme", "large"),
            FakeGateway.delta("first"),
            FakeGateway.reset("CONNECTION", "lab", "tiny"),
            FakeGateway.delta("second"),
            FakeGateway.completed(ChatCompleted.newBuilder()));

    List<String> events = events(post(STREAM).body());

    assertThat(text(events)).isEqualTo("first");
    JsonNode error = json(events.getLast()).get("error");
    assertThat(error.get("code").asText()).isEqualTo("answer_restarted");
    assertThat(error.get("message").asText()).contains("CONNECTION");
  }

  @Test
  void cancelsTheAnswerThatNobodyWillRead() throws Exception {
    gateway.script =
        (request, observer) -> {
          for (ChatEvent event :
              List.of(
                  FakeGateway.started("acme", "large"),
                  FakeGateway.delta("first"),
                  FakeGateway.reset("CONNECTION", "lab", "tiny"))) {
            observer.onNext(FakeGateway.response(event));
          }
        };

    assertThat(post(STREAM).body()).doesNotContain("[DONE]");
    assertThat(gateway.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void holdsTheTextBackWhereAskedFor() {
    gateway.script =
        FakeGateway.playing(
            FakeGateway.started("acme", "large"),
            FakeGateway.delta("first"),
            FakeGateway.reset("CONNECTION", "lab", "tiny"),
            FakeGateway.delta("sec"),
            FakeGateway.delta("ond"),
            FakeGateway.completed(
                ChatCompleted.newBuilder()
                    .setProvenance(
                        FakeGateway.provenance()
                            .setProvider("lab")
                            .setModel("tiny")
                            .setAttempts(2))));

    HttpResponse<String> response =
        send(chat(STREAM).header("x-rolewright-buffer-until-complete", "true").build());

    List<String> events = events(response.body());
    assertThat(events).last().isEqualTo("[DONE]");
    assertThat(text(events)).isEqualTo("second");
    assertThat(response.headers().firstValue("x-rolewright-attempts")).contains("2");
    assertThat(response.headers().firstValue("x-rolewright-provider")).contains("lab");
  }

  @Test
  void answersWithAStatusWhereNoTextHasLeft() {
    var failure = FakeGateway.failure(Code.UNAVAILABLE, "ALL_PROVIDERS_FAILED", true, "All down.");
    gateway.script = FakeGateway.failing(failure, FakeGateway.started("acme", "large"));
    assertThat(post(STREAM).statusCode()).isEqualTo(503);

    gateway.script =
        FakeGateway.failing(
            failure, FakeGateway.started("acme", "large"), FakeGateway.delta("held back"));
    HttpResponse<String> held =
        send(chat(STREAM).header("x-rolewright-buffer-until-complete", "true").build());
    assertThat(held.statusCode()).isEqualTo(503);
  }

  @Test
  void endsAStreamWithTheErrorOfItsCall() {
    gateway.script =
        FakeGateway.failing(
            FakeGateway.failure(Code.UNAVAILABLE, "ALL_PROVIDERS_FAILED", true, "All down."),
            FakeGateway.started("acme", "large"),
            FakeGateway.delta("half"));

    List<String> events = events(post(STREAM).body());

    assertThat(text(events)).isEqualTo("half");
    JsonNode error = json(events.getLast()).get("error");
    assertThat(error.get("code").asText()).isEqualTo("all_providers_failed");
    assertThat(error.get("message").asText()).isEqualTo("All down.");
  }

  @Test
  void givesTheJsonThatHoldsAndNotTheOneThatWasWritten() {
    gateway.script =
        structured(
            StructuredOutputSource.STRUCTURED_OUTPUT_SOURCE_REPAIRED,
            true,
            "```json\n{\"a\":",
            "3,}");

    assertThat(json(post(JSON_WHOLE).body()).at("/choices/0/message/content").asText())
        .isEqualTo("{\"a\":3}");
    List<String> events = events(post(JSON_STREAM).body());
    assertThat(events).last().isEqualTo("[DONE]");
    assertThat(text(events)).isEqualTo("{\"a\":3}");
  }

  @Test
  void givesValidJsonAsItWasWritten() {
    gateway.script =
        structured(
            StructuredOutputSource.STRUCTURED_OUTPUT_SOURCE_AS_SENT, true, " {\"a\":", " 3.0}");

    assertThat(json(post(JSON_WHOLE).body()).at("/choices/0/message/content").asText())
        .isEqualTo(" {\"a\": 3.0}");
    assertThat(text(events(post(JSON_STREAM).body()))).isEqualTo(" {\"a\": 3.0}");
  }

  @Test
  void endsAStreamWithAnErrorWhereItsJsonWasRepairedTooLate() {
    gateway.script =
        structured(StructuredOutputSource.STRUCTURED_OUTPUT_SOURCE_REPAIRED, true, "{\"a\":3,}");

    List<String> events = events(post(JSON_STREAM).body());
    assertThat(json(events.getLast()).at("/error/code").asText()).isEqualTo("answer_repaired");

    HttpResponse<String> held =
        send(chat(JSON_STREAM).header("x-rolewright-buffer-until-complete", "true").build());
    assertThat(text(events(held.body()))).isEqualTo("{\"a\":3}");
  }

  @Test
  void takesARetriedAnswerThatIsAsWritten() {
    gateway.script =
        structured(StructuredOutputSource.STRUCTURED_OUTPUT_SOURCE_RETRIED, true, "{ \"a\": 3 }");

    List<String> events = events(post(JSON_STREAM).body());
    assertThat(events).last().isEqualTo("[DONE]");
    assertThat(text(events)).isEqualTo("{ \"a\": 3 }");
  }

  @Test
  void namesTheFieldsThatAreNotValid() {
    gateway.script =
        structured(StructuredOutputSource.STRUCTURED_OUTPUT_SOURCE_PARTIAL, false, "so: {\"a\":3}");

    JsonNode whole = json(post(JSON_WHOLE).body());
    assertThat(whole.at("/choices/0/message/content").asText()).isEqualTo("{\"a\":3}");
    assertThat(whole.at("/rolewright/invalid_fields/0/pointer").asText()).isEqualTo("/b");
    assertThat(whole.at("/rolewright/invalid_fields/0/message").asText()).isEqualTo("is missing");
    List<String> events = events(post(JSON_STREAM).body());
    assertThat(json(events.get(events.size() - 2)).at("/rolewright/invalid_fields")).hasSize(1);
  }

  private static FakeGateway.Script structured(
      StructuredOutputSource source, boolean valid, String... deltas) {
    StructuredOutput.Builder output =
        StructuredOutput.newBuilder()
            .setSource(source)
            .setIsValid(valid)
            .setValue(
                Struct.newBuilder().putFields("a", Value.newBuilder().setNumberValue(3).build()));
    if (!valid) {
      output.addInvalidFields(InvalidField.newBuilder().setPointer("/b").setMessage("is missing"));
    }
    ChatEvent[] events = new ChatEvent[deltas.length + 2];
    events[0] = FakeGateway.started("acme", "large");
    for (int index = 0; index < deltas.length; index++) {
      events[index + 1] = FakeGateway.delta(deltas[index]);
    }
    events[deltas.length + 1] =
        FakeGateway.completed(ChatCompleted.newBuilder().setStructuredOutput(output));
    return FakeGateway.playing(events);
  }
}
