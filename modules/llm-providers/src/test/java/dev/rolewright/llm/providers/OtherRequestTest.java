package dev.rolewright.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rolewright.llm.ChatParameters;
import dev.rolewright.testkit.vendor.VendorScript;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the other vendors are sent. */
final class OtherRequestTest {
  @Nested
  final class Azure extends RequestTest {
    @Override
    VendorKind kind() {
      return VendorKind.AZURE_OPENAI;
    }

    @Test
    void callsTheDeploymentWithItsOwnHeader() {
      JsonNode body = body(call("model-b", ALL, TEXT, user("Hi")));

      assertThat(sent.path()).isEqualTo("/openai/deployments/deployment-b/chat/completions");
      assertThat(sent.query()).isEqualTo("api-version=2024-05-01-preview");
      assertThat(sent.header("api-key")).contains(KEY);
      assertThat(sent.header("authorization")).isEmpty();
      assertThat(body.path("max_tokens").asInt()).isEqualTo(321);
    }

    @Test
    void callsTheDeploymentOfTheModelsNameOtherwise() {
      body(call("gpt 4/o", ALL, TEXT, user("Hi")));

      assertThat(sent.path()).isEqualTo("/openai/deployments/gpt%204%2Fo/chat/completions");
    }

    @Test
    void describesTheSchemaToAVersionThatIsTooOldForIt() {
      JsonNode body = body(call(ALL, STRICT_SCHEMA));

      assertThat(body.path("response_format").path("type").asText()).isEqualTo("json_object");
      assertThat(body.path("messages").path(0).path("content").asText()).contains("JSON Schema");
    }

    @Test
    void asksForASchemaInANewerVersion() {
      for (String version : List.of("2024-10-21", "v1")) {
        provider = providerAt(server.url(), version);
        JsonNode format = body(call(ALL, STRICT_SCHEMA)).path("response_format");

        assertThat(sent.query()).isEqualTo("api-version=" + version);
        assertThat(format.path("type").asText()).isEqualTo("json_schema");
      }
    }

    @Test
    void learnsTheOtherNameOfTheLength() {
      server.answer(
          VendorScript.whole(
              400,
              "application/json",
              """
              {"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model.\
               Use 'max_completion_tokens' instead.","param":"max_tokens","code":"unsupported_parameter"}}\
              """));

      body(call(ALL, TEXT));
      JsonNode second = body(call(ALL, TEXT));

      assertHasNo(second, "max_tokens");
      assertThat(second.path("max_completion_tokens").asInt()).isEqualTo(321);
    }

    @Test
    void learnsThatAnOldVersionCountsNoTokens() {
      server.answer(
          VendorScript.whole(
              400,
              "application/json",
              """
              {"error":{"message":"Unrecognized request argument supplied: stream_options",
              "type":"invalid_request_error","param":null,"code":null}}\
              """));

      body(call(ALL, TEXT));

      assertHasNo(body(call(ALL, TEXT)), "stream_options");
    }
  }

  @Nested
  final class Anthropic extends RequestTest {
    @Override
    VendorKind kind() {
      return VendorKind.ANTHROPIC;
    }

    @Test
    void saysWhatWasAskedInItsOwnWords() {
      JsonNode body = body(call(ALL, TEXT));

      assertThat(sent.path()).isEqualTo("/v1/messages");
      assertThat(sent.header("x-api-key")).contains(KEY);
      assertThat(sent.header("anthropic-version")).contains("2023-06-01");
      assertThat(body.path("stream").asBoolean()).isTrue();
      assertThat(body.path("max_tokens").asInt()).isEqualTo(321);
      assertThat(body.path("temperature").asDouble()).isEqualTo(1);
      assertThat(body.path("stop_sequences").toString()).isEqualTo("[\"END\"]");
      assertThat(body.path("metadata").path("user_id").asText()).isEqualTo("user-hash");
      assertThat(body.path("system").path(0).path("text").asText()).isEqualTo("Be brief.");
      assertThat(body.path("messages").size()).isEqualTo(1);
      assertThat(body.path("messages").path(0).path("role").asText()).isEqualTo("user");
      assertHasNo(body, "top_p", "seed");
    }

    @Test
    void sendsTopPWhereThereIsNoTemperature() {
      ChatParameters nucleus =
          new ChatParameters(
              Optional.empty(), Optional.of(0.5), Optional.empty(), List.of(), Optional.empty());

      assertThat(body(call(nucleus, TEXT)).path("top_p").asDouble()).isEqualTo(0.5);
    }

    @Test
    void alwaysSaysHowLongTheAnswerMayBe() {
      assertThat(body(call()).path("max_tokens").asInt()).as("declared").isEqualTo(500);
      JsonNode undeclared = body(call("model-b", ChatParameters.CONFIGURED, TEXT, user("Hi")));
      assertThat(undeclared.path("max_tokens").asInt()).isEqualTo(2000);
    }

    @Test
    void joinsNeighboursOfOneRole() {
      JsonNode body =
          body(
              call(
                  "model-a",
                  ALL,
                  TEXT,
                  system("one"),
                  user("a"),
                  user("b"),
                  system("two"),
                  assistant("c  ")));

      assertThat(body.path("system").findValuesAsText("text")).containsExactly("one", "two");
      assertThat(body.path("messages").findValuesAsText("text")).containsExactly("a\n\nb", "c");
    }

    @Test
    void letsInstructionsAloneBeWhatThePersonSays() {
      JsonNode body = body(call("model-a", ALL, TEXT, system("Write a haiku.")));

      assertThat(body.path("messages").path(0).path("role").asText()).isEqualTo("user");
      assertThat(body.path("system").isEmpty()).isTrue();
    }

    @Test
    void sendsASchemaWithoutWhatIsRefused() {
      JsonNode format = body(call(ALL, STRICT_SCHEMA)).path("output_config").path("format");

      assertThat(format.path("type").asText()).isEqualTo("json_schema");
      assertThat(format.path("schema").toString())
          .doesNotContain("$schema", "minimum")
          .contains("\"additionalProperties\":false", "\"required\":[\"count\"]");
    }

    @Test
    void leavesPropertiesAloneThatAreNamedLikeKeywords() {
      JsonNode schema =
          body(call(ALL, OPEN_SCHEMA)).path("output_config").path("format").path("schema");

      assertThat(schema.path("properties").path("minimum").path("type").asText())
          .isEqualTo("string");
      assertThat(schema.path("properties").path("enum").path("enum").toString())
          .isEqualTo("[\"a\"]");
      assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
    }

    @Test
    void asksForJsonInWords() {
      JsonNode body = body(call(ALL, JSON_OBJECT));

      assertThat(body.path("system").findValuesAsText("text").getLast()).contains("JSON object");
      assertHasNo(body, "output_config");
    }

    @Test
    void learnsThatAModelTakesNoTemperature() {
      server.answer(
          VendorScript.whole(
              400,
              "application/json",
              """
              {"type":"error","error":{"type":"invalid_request_error",
              "message":"`temperature` is deprecated for this model."}}\
              """));

      body(call(ALL, TEXT));

      assertHasNo(body(call(ALL, TEXT)), "temperature");
    }
  }

  @Nested
  final class Ollama extends RequestTest {
    @Override
    VendorKind kind() {
      return VendorKind.OLLAMA;
    }

    @Test
    void saysWhatWasAskedInItsOwnWords() {
      JsonNode body = body(call(ALL, TEXT));

      assertThat(sent.path()).isEqualTo("/api/chat");
      assertThat(sent.header("authorization")).contains("Bearer " + KEY);
      JsonNode options = body.path("options");
      assertThat(options.path("temperature").asDouble()).isEqualTo(1.5);
      assertThat(options.path("top_p").asDouble()).isEqualTo(0.9);
      assertThat(options.path("num_predict").asInt()).isEqualTo(321);
      assertThat(options.path("num_ctx").asInt()).as("the declared context").isEqualTo(8000);
      assertThat(options.path("seed").asInt()).isEqualTo(42);
      assertThat(options.path("stop").toString()).isEqualTo("[\"END\"]");
      assertThat(body.path("messages").findValuesAsText("role")).containsExactly("system", "user");
    }

    @Test
    void sendsASchema() {
      JsonNode format = body(call(ALL, STRICT_SCHEMA)).path("format");

      assertThat(format.path("properties").path("count").path("minimum").asInt()).isEqualTo(3);
    }

    @Test
    void asksForJson() {
      assertThat(body(call(ALL, JSON_OBJECT)).path("format").asText()).isEqualTo("json");
    }
  }

  @Nested
  final class Compatible extends RequestTest {
    @Override
    VendorKind kind() {
      return VendorKind.OPENAI_COMPATIBLE;
    }

    @Test
    void usesTheOldNameOfTheLength() {
      JsonNode body = body(call("gpt-5", ALL, TEXT, user("Hi")));

      assertThat(body.path("max_tokens").asInt()).isEqualTo(321);
      assertThat(body.path("temperature").asDouble()).as("its own models").isEqualTo(1.5);
    }

    @Test
    void learnsThatAServerKnowsNoSeed() {
      server.answer(
          VendorScript.whole(
              422,
              "application/json",
              """
              {"object":"error","message":{"detail":[]},"detail":[{"type":"extra_forbidden","loc":["body","seed"],\
              "msg":"Extra inputs are not permitted: seed"}]}\
              """));

      body(call(ALL, TEXT));

      assertHasNo(body(call(ALL, TEXT)), "seed");
    }
  }
}
