package dev.rolewright.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rolewright.proto.v1.CacheState;
import dev.rolewright.proto.v1.ChatCompleted;
import dev.rolewright.proto.v1.FinishReason;
import io.grpc.Metadata;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole answers and streams. */
final class ChatTest extends EdgeTestCase {
  @Test
  void isANamedModule() {
    assertThat(HttpEdge.class.getModule().isNamed()).isTrue();
  }

  @Test
  void answersWithOneObject() {
    gateway.script = FakeGateway.answering("Hel", "lo \"you\"\n", "😀");

    HttpResponse<String> response = post(MINIMAL);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).contains("application/json");
    JsonNode answer = json(response.body());
    assertThat(answer.get("id").asText()).isEqualTo("chatcmpl-" + FakeGateway.CORRELATION_ID);
    assertThat(answer.get("object").asText()).isEqualTo("chat.completion");
    assertThat(answer.get("created").asLong()).isGreaterThan(1_700_000_000L);
    assertThat(answer.get("model").asText()).isEqualTo("acme/large");
    assertThat(answer.has("system_fingerprint")).isFalse();
    assertThat(answer.has("rolewright")).isFalse();
    JsonNode choice = answer.get("choices").get(0);
    assertThat(answer.get("choices")).hasSize(1);
    assertThat(choice.get("index").asInt()).isZero();
    assertThat(choice.get("message").get("role").asText()).isEqualTo("assistant");
    assertThat(choice.get("message").get("content").asText()).isEqualTo("Hello \"you\"\n😀");
    assertThat(choice.get("finish_reason").asText()).isEqualTo("stop");
    assertUsage(answer.get("usage"));
  }

  private static void assertUsage(JsonNode usage) {
    assertThat(usage.get("prompt_tokens").asInt()).isEqualTo(12);
    assertThat(usage.get("completion_tokens").asInt()).isEqualTo(7);
    assertThat(usage.get("total_tokens").asInt()).isEqualTo(19);
    assertThat(usage.at("/prompt_tokens_details/cached_tokens").asInt()).isEqualTo(3);
    assertThat(usage.at("/completion_tokens_details/reasoning_tokens").asInt()).isEqualTo(2);
  }

  @Test
  void tellsInHeadersWhereAnAnswerCameFrom() {
    gateway.script =
        FakeGateway.playing(
            FakeGateway.started("acme", "large"),
            FakeGateway.reset("CONNECTION", "local", "rules"),
            FakeGateway.delta("poor"),
            FakeGateway.completed(
                ChatCompleted.newBuilder()
                    .setRunId("run-1")
                    .setProvenance(
                        FakeGateway.provenance()
                            .setProvider("local")
                            .setModel("rules")
                            .setAttempts(3)
                            .setCache(CacheState.CACHE_STATE_STALE)
                            .setDegraded(true)
                            .setDegradedReason("acme is down — 😀\r\nX: y"))));

    HttpResponse<String> response = post(MINIMAL);

    assertThat(header(response, "x-rolewright-correlation-id"))
        .isEqualTo(FakeGateway.CORRELATION_ID);
    assertThat(header(response, "x-request-id")).isEqualTo(FakeGateway.CORRELATION_ID);
    assertThat(header(response, "x-rolewright-provider")).isEqualTo("local");
    assertThat(header(response, "x-rolewright-model")).isEqualTo("rules");
    assertThat(header(response, "x-rolewright-attempts")).isEqualTo("3");
    assertThat(header(response, "x-rolewright-cache")).isEqualTo("stale");
    assertThat(header(response, "x-rolewright-run-id")).isEqualTo("run-1");
    assertThat(header(response, "x-rolewright-degraded")).isEqualTo("acme is down ? ???X: y");
    JsonNode answer = json(response.body());
    assertThat(answer.get("model").asText()).isEqualTo("local/rules");
    assertThat(answer.at("/rolewright/degraded_reason").asText())
        .isEqualTo("acme is down — 😀\r\nX: y");
    assertThat(answer.at("/choices/0/message/content").asText()).isEqualTo("poor");
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void saysWhyAnAnswerEnded() {
    assertThat(finishReason(FinishReason.FINISH_REASON_LENGTH)).isEqualTo("length");
    assertThat(finishReason(FinishReason.FINISH_REASON_CONTENT_FILTER)).isEqualTo("content_filter");
    assertThat(finishReason(FinishReason.FINISH_REASON_UNSPECIFIED)).isEqualTo("stop");
  }

  private String finishReason(FinishReason reason) {
    gateway.script =
        FakeGateway.playing(
            FakeGateway.started("acme", "large"),
            FakeGateway.delta("x"),
            FakeGateway.completed(
                ChatCompleted.newBuilder()
                    .setProvenance(FakeGateway.provenance().setFinishReason(reason))));
    String whole = json(post(MINIMAL).body()).at("/choices/0/finish_reason").asText();
    List<String> events = events(post(STREAM).body());
    assertThat(json(events.get(events.size() - 2)).at("/choices/0/finish_reason").asText())
        .isEqualTo(whole);
    return whole;
  }

  @Test
  void dropsTheTextBeforeAResetOfAWholeAnswer() {
    gateway.script =
        FakeGateway.playing(
            FakeGateway.started("acme", "large"),
            FakeGateway.delta("first"),
            FakeGateway.reset("CONNECTION", "lab", "tiny"),
            FakeGateway.delta("second"),
            FakeGateway.completed(ChatCompleted.newBuilder()));

    JsonNode answer = json(post(MINIMAL).body());

    assertThat(answer.at("/choices/0/message/content").asText()).isEqualTo("second");
    assertThat(answer.get("model").asText()).isEqualTo("lab/tiny");
  }

  @Test
  void streamsEventsAndEndsWithDone() {
    gateway.script = FakeGateway.answering("Hel", "lo");

    HttpResponse<String> response = post(STREAM);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "content-type")).startsWith("text/event-stream");
    assertThat(header(response, "x-rolewright-provider")).isEqualTo("acme");
    assertThat(header(response, "x-rolewright-correlation-id"))
        .isEqualTo(FakeGateway.CORRELATION_ID);
    List<String> events = events(response.body());
    assertThat(events).hasSize(5).last().isEqualTo("[DONE]");
    JsonNode role = json(events.get(0));
    assertThat(role.get("id").asText()).isEqualTo("chatcmpl-" + FakeGateway.CORRELATION_ID);
    assertThat(role.get("object").asText()).isEqualTo("chat.completion.chunk");
    assertThat(role.get("model").asText()).isEqualTo("acme/large");
    assertThat(role.at("/choices/0/delta/role").asText()).isEqualTo("assistant");
    assertThat(json(events.get(1)).at("/choices/0/delta/content").asText()).isEqualTo("Hel");
    assertThat(json(events.get(2)).at("/choices/0/delta/content").asText()).isEqualTo("lo");
    assertThat(json(events.get(2)).at("/choices/0/finish_reason").isNull()).isTrue();
    JsonNode last = json(events.get(3));
    assertThat(last.at("/choices/0/delta")).isEmpty();
    assertThat(last.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
    for (String event : events.subList(0, 4)) {
      assertThat(json(event).has("usage")).isFalse();
      assertThat(json(event).get("id")).isEqualTo(role.get("id"));
      assertThat(json(event).get("created")).isEqualTo(role.get("created"));
    }
  }

  @Test
  void streamsUsageWhereAskedFor() {
    gateway.script = FakeGateway.answering("Hello");

    List<String> events =
        events(
            post("{\"model\":\"acme/large\",\"stream\":true,"
                    + "\"stream_options\":{\"include_usage\":true},"
                    + MESSAGES
                    + "}")
                .body());

    assertThat(events).hasSize(5).last().isEqualTo("[DONE]");
    for (String event : events.subList(0, 3)) {
      assertThat(json(event).has("usage")).isTrue();
      assertThat(json(event).get("usage").isNull()).isTrue();
      assertThat(json(event).get("choices")).hasSize(1);
    }
    JsonNode usage = json(events.get(3));
    assertThat(usage.get("choices").isArray()).isTrue();
    assertThat(usage.get("choices")).isEmpty();
    assertUsage(usage.get("usage"));
  }

  @Test
  void streamsAnAnswerWithoutText() {
    gateway.script = FakeGateway.answering();

    List<String> events = events(post(STREAM).body());

    assertThat(events).hasSize(3).last().isEqualTo("[DONE]");
    assertThat(text(events)).isEmpty();
  }

  @Test
  void tellsOfAPoorerAnswerInTheLastChunk() {
    gateway.script =
        FakeGateway.playing(
            FakeGateway.started("local", "rules"),
            FakeGateway.delta("poor"),
            FakeGateway.completed(
                ChatCompleted.newBuilder()
                    .setProvenance(
                        FakeGateway.provenance().setDegraded(true).setDegradedReason("down"))));

    List<String> events = events(post(STREAM).body());

    assertThat(json(events.get(events.size() - 2)).at("/rolewright/degraded_reason").asText())
        .isEqualTo("down");
  }

  @Test
  void passesKeyAndCorrelationIdOn() throws Exception {
    send(chat(MINIMAL).header("x-correlation-id", "my-id.1").build());
    send(chat(MINIMAL).header("x-correlation-id", "not usable").build());

    Metadata first = gateway.headers.take();
    assertThat(first.get(key("authorization"))).isEqualTo("Bearer " + FakeGateway.KEY);
    assertThat(first.get(key("x-correlation-id"))).isEqualTo("my-id.1");
    assertThat(gateway.headers.take().containsKey(key("x-correlation-id"))).isFalse();
  }

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  @Test
  void skipsAnEventOfANewerServer() {
    gateway.script =
        FakeGateway.playing(
            FakeGateway.started("acme", "large"),
            dev.rolewright.proto.v1.ChatEvent.getDefaultInstance(),
            FakeGateway.delta("x"),
            FakeGateway.completed(ChatCompleted.newBuilder()));

    assertThat(text(events(post(STREAM).body()))).isEqualTo("x");
  }
}
