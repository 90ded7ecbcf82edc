package dev.rolewright.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rolewright.llm.AnswerFormat;
import dev.rolewright.llm.ChatParameters;
import dev.rolewright.llm.Fault;
import dev.rolewright.llm.LlmException;
import dev.rolewright.llm.spi.ProviderAnswer;
import dev.rolewright.testkit.vendor.Gate;
import dev.rolewright.testkit.vendor.VendorScript;
import dev.rolewright.testkit.vendor.VendorWire;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What OpenAI is sent. */
final class OpenAiRequestTest extends RequestTest {
  @Override
  VendorKind kind() {
    return VendorKind.OPENAI;
  }

  @Test
  void saysAllThatWasAsked() {
    JsonNode body = body(call(ALL, TEXT));

    assertThat(sent.path()).isEqualTo("/v1/chat/completions");
    assertThat(sent.header("authorization")).contains("Bearer " + KEY);
    assertThat(sent.header("content-type")).contains("application/json");
    assertThat(sent.header("user-agent")).contains("rolewright");
    assertThat(body.path("model").asText()).isEqualTo("model-a");
    assertThat(body.path("stream").asBoolean()).isTrue();
    assertThat(body.path("stream_options").path("include_usage").asBoolean()).isTrue();
    assertThat(body.path("temperature").asDouble()).isEqualTo(1.5);
    assertThat(body.path("top_p").asDouble()).isEqualTo(0.9);
    assertThat(body.path("max_completion_tokens").asInt()).isEqualTo(321);
    assertThat(body.path("stop").toString()).isEqualTo("[\"END\"]");
    assertThat(body.path("seed").asLong()).isEqualTo(42);
    assertThat(body.path("user").asText()).isEqualTo("user-hash");
    assertThat(body.path("messages").toString())
        .isEqualTo(
            "[{\"role\":\"system\",\"content\":\"Be brief.\"},{\"role\":\"user\",\"content\":\""
                + QUESTION
                + "\"}]");
    assertHasNo(body, "max_tokens", "tools", "response_format");
  }

  @Test
  void leavesOutWhatWasNotAsked() {
    JsonNode body = body(call());

    assertHasNo(
        body, "temperature", "top_p", "max_tokens", "max_completion_tokens", "stop", "seed");
  }

  @Test
  void sendsASeedThatNeedsMoreBits() {
    ChatParameters seeded =
        new ChatParameters(
            Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.of(1L << 40));

    assertThat(body(call(seeded, TEXT)).path("seed").asLong()).isEqualTo(1L << 40);
  }

  @Test
  void asksForAStrictSchemaWhereTheSchemaAllowsIt() {
    JsonNode format = body(call(ALL, STRICT_SCHEMA)).path("response_format");

    assertThat(format.path("type").asText()).isEqualTo("json_schema");
    assertThat(format.path("json_schema").path("name").asText()).isEqualTo("skills");
    assertThat(format.path("json_schema").path("strict").asBoolean()).isTrue();
    assertThat(format.path("json_schema").path("schema").path("required").toString())
        .isEqualTo("[\"count\"]");
  }

  @Test
  void asksForAnOpenSchemaWithoutStrictness() {
    JsonNode schema = body(call(ALL, OPEN_SCHEMA)).path("response_format").path("json_schema");

    assertThat(schema.path("strict").asBoolean(false)).isFalse();
    assertThat(schema.path("schema").path("properties").size()).isEqualTo(2);
  }

  @Test
  void describesTheSchemaToAModelThatKnowsNone() {
    JsonNode body = body(call("model-b", ALL, OPEN_SCHEMA, user("Count.")));

    assertThat(body.path("response_format").path("type").asText()).isEqualTo("json_object");
    assertThat(body.path("messages").path(0).path("content").asText())
        .contains("JSON Schema", "\"minimum\"");
  }

  @Test
  void speaksOfJsonWhereItAsksForJson() {
    JsonNode silent = body(call("model-a", ALL, JSON_OBJECT, user("Count.")));
    JsonNode speaking = body(call("model-a", ALL, JSON_OBJECT, user("Count, as Json.")));

    assertThat(silent.path("response_format").path("type").asText()).isEqualTo("json_object");
    assertThat(silent.path("messages").size()).isEqualTo(2);
    assertThat(speaking.path("messages").size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"o1", "o3-mini", "o4-mini-2025-04-16", "gpt-5", "gpt-5-nano"})
  void sendsNoTemperatureToModelsThatReason(String model) {
    assertHasNo(body(call(model, ALL, TEXT, user("Hi"))), "temperature", "top_p");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt-4o-mini", "gpt-5-chat-latest", "omni"})
  void sendsTheTemperatureToOthers(String model) {
    assertThat(body(call(model, ALL, TEXT, user("Hi"))).has("temperature")).isTrue();
  }

  @Test
  void learnsOnceThatAModelTakesNoTemperature() {
    server.answer(
        VendorScript.whole(
            400,
            "application/json",
            """
            {"error":{"message":"Unsupported value: 'temperature' does not support 0.7 with this model.",
            "type":"invalid_request_error","param":"temperature","code":"unsupported_value"}}\
            """));

    body(call(ALL, TEXT));
    JsonNode second = body(call(ALL, TEXT));

    assertThat(server.requests()).hasSize(3);
    assertHasNo(second, "temperature");
    assertThat(second.path("top_p").asDouble()).isEqualTo(0.9);
    assertThat(body(call("model-b", ALL, TEXT, user("Hi"))).has("temperature"))
        .as("another model")
        .isTrue();
  }

  @Test
  void learnsInTwoCallsAtOnce() throws Exception {
    Gate gate = new Gate();
    VendorScript refusal =
        VendorScript.begin()
            .hold(gate)
            .head(400, -1)
            .send("{\"error\":{\"message\":\"Unsupported value: 'temperature'\"}}")
            .end();
    server.answer(refusal, refusal);

    Callable<ProviderAnswer> ask = () -> provider.stream(call(ALL, TEXT), new HeardAnswer());
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<ProviderAnswer> first = callers.submit(ask);
      Future<ProviderAnswer> second = callers.submit(ask);
      gate.awaitArrival();
      gate.awaitArrival();
      gate.open();
      gate.open();

      assertThat(first.get().finishReason()).isEqualTo(second.get().finishReason());
    }
  }

  @Test
  void givesUpOnARefusalOfWhatItNeverSent() {
    for (int i = 0; i < 2; i++) {
      server.answer(
          VendorScript.whole(
              400,
              "application/json",
              """
              {"error":{"message":"Unsupported parameter: 'temperature'.","param":"temperature",
              "code":"unsupported_parameter"}}\
              """));
    }

    assertThat(failure().fault()).isEqualTo(Fault.BAD_REQUEST);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void refusesASchemaThatIsNone() {
    LlmException failure =
        catchThrowableOfType(
            LlmException.class,
            () ->
                provider.stream(call(ALL, new AnswerFormat.JsonSchema("x", "secret text")), heard));

    assertThat(failure.fault()).isEqualTo(Fault.BAD_REQUEST);
    assertThat(failure).message().doesNotContain("secret text");
    assertThat(failure).hasNoCause();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void takesARefusalForAFilter() {
    server.answer(
        VendorScript.stream("text/event-stream")
            .send(
                """
                data: {"choices":[{"index":0,"delta":{"refusal":"I can't help with that."}}]}

                """)
            .end());

    assertThat(failure().fault()).isEqualTo(Fault.CONTENT_FILTER);
  }

  @Test
  void takesAWholeAnswerFromAServerThatDoesNotStream() {
    server.answer(VendorWire.OPENAI.whole("Hello"));

    ask();

    assertThat(heard.text()).isEqualTo("Hello");
  }
}
