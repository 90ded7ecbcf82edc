package dev.rolewright.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Struct;
import dev.rolewright.proto.v1.ChatRole;
import dev.rolewright.proto.v1.ResponseFormatType;
import dev.rolewright.proto.v1.StreamChatRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a request reaches the gateway. */
final class ParametersTest extends EdgeTestCase {
  private StreamChatRequest sent(String fields) {
    return sentBody("{\"model\":\"acme/large\"," + MESSAGES + "," + fields + "}");
  }

  private StreamChatRequest sentBody(String body) {
    var response = post(body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return gateway.requests.remove();
  }

  @Test
  void sendsNothingThatWasNotAskedFor() {
    StreamChatRequest request = sentBody(MINIMAL);

    assertThat(request.getModel()).isEqualTo("acme/large");
    assertThat(request.hasTemperature()).isFalse();
    assertThat(request.hasTopP()).isFalse();
    assertThat(request.hasSeed()).isFalse();
    assertThat(request.hasMaxTokens()).isFalse();
    assertThat(request.hasResponseFormat()).isFalse();
    assertThat(request.getStopList()).isEmpty();
    assertThat(request.getUser()).isEmpty();
  }

  @Test
  void takesANameWithASlashForAModelAndOthersForARoute() {
    assertThat(sentBody("{\"model\":\"lab/org/tiny:1\"," + MESSAGES + "}").getModel())
        .isEqualTo("lab/org/tiny:1");
    assertThat(sentBody("{\"model\":\"generate_cv\"," + MESSAGES + "}").getRoute())
        .isEqualTo("generate_cv");
  }

  @Test
  void sendsTheParameters() {
    StreamChatRequest request =
        sent(
            "\"temperature\":0.25,\"top_p\":1,\"seed\":-9007199254740993,\"user\":\"u-1\","
                + "\"stop\":[\"END\",\"\\n\"],\"max_tokens\":50");

    assertThat(request.getTemperature()).isEqualTo(0.25);
    assertThat(request.getTopP()).isEqualTo(1);
    assertThat(request.getSeed()).isEqualTo(-9_007_199_254_740_993L);
    assertThat(request.getUser()).isEqualTo("u-1");
    assertThat(request.getStopList()).containsExactly("END", "\n");
    assertThat(request.getMaxTokens()).isEqualTo(50);
  }

  @Test
  void takesTheOtherFormsOfStopAndMaxTokens() {
    StreamChatRequest request = sent("\"stop\":\"END\",\"max_completion_tokens\":0");

    assertThat(request.getStopList()).containsExactly("END");
    assertThat(request.hasMaxTokens()).isTrue();
    assertThat(request.getMaxTokens()).isZero();
  }

  @Test
  void takesNullForAbsent() {
    StreamChatRequest request =
        sent(
            "\"temperature\":null,\"stop\":null,\"max_tokens\":null,\"response_format\":null,"
                + "\"stream\":null,\"stream_options\":null,\"tools\":null,\"n\":null,\"user\":null");

    assertThat(request.hasTemperature()).isFalse();
    assertThat(request.hasResponseFormat()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"n\":1",
        "\"logprobs\":false",
        "\"presence_penalty\":0",
        "\"frequency_penalty\":0.0",
        "\"logit_bias\":{}",
        "\"modalities\":[\"text\"]",
        "\"store\":false",
        "\"service_tier\":\"auto\"",
        "\"service_tier\":\"default\"",
        "\"metadata\":{\"a\":\"b\"}",
        "\"response_format\":{\"type\":\"text\"}",
        "\"stream\":false"
      })
  void takesAValueThatChangesNothing(String field) {
    sent(field);
  }

  @Test
  void readsTheRoles() {
    StreamChatRequest request =
        sentBody(
            "{\"model\":\"a/b\",\"messages\":[{\"role\":\"system\",\"content\":\"1\"},"
                + "{\"role\":\"developer\",\"content\":\"2\"},{\"role\":\"user\",\"content\":\"3\"},"
                + "{\"role\":\"assistant\",\"content\":\"4\",\"tool_calls\":null,\"refusal\":null}]}");

    assertThat(request.getMessagesList())
        .extracting(message -> message.getRole())
        .containsExactly(
            ChatRole.CHAT_ROLE_SYSTEM,
            ChatRole.CHAT_ROLE_SYSTEM,
            ChatRole.CHAT_ROLE_USER,
            ChatRole.CHAT_ROLE_ASSISTANT);
    assertThat(request.getMessagesList())
        .extracting(message -> message.getContent())
        .containsExactly("1", "2", "3", "4");
  }

  @Test
  void joinsThePartsOfAMessageByLines() {
    StreamChatRequest request =
        sentBody(
            "{\"model\":\"a/b\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"one"
                + " 😀\"},{\"type\":\"text\",\"text\":\"two\"}]}]}");

    assertThat(request.getMessages(0).getContent()).isEqualTo("one 😀\ntwo");
  }

  @Test
  void asksForAnyJson() {
    assertThat(sent("\"response_format\":{\"type\":\"json_object\"}").getResponseFormat().getType())
        .isEqualTo(ResponseFormatType.RESPONSE_FORMAT_TYPE_JSON_OBJECT);
  }

  @Test
  void sendsASchema() {
    var format =
        sent("\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"person\","
                + "\"strict\":true,\"description\":\"A person\",\"schema\":{\"type\":\"object\","
                + "\"properties\":{\"age\":{\"type\":\"integer\",\"minimum\":0,\"x\":[1.5,null,"
                + "true,{}]}},\"required\":[\"age\"]}}}")
            .getResponseFormat();

    assertThat(format.getType()).isEqualTo(ResponseFormatType.RESPONSE_FORMAT_TYPE_JSON_SCHEMA);
    assertThat(format.getSchemaName()).isEqualTo("person");
    Struct schema = format.getJsonSchema();
    assertThat(json(Structs.json(schema)))
        .isEqualTo(
            json(
                "{\"type\":\"object\",\"properties\":{\"age\":{\"type\":\"integer\",\"minimum\":0,"
                    + "\"x\":[1.5,null,true,{}]}},\"required\":[\"age\"],"
                    + "\"description\":\"A person\"}"));
  }

  @Test
  void namesASchemaOfTheServer() {
    var format =
        sent("\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{"
                + "\"name\":\"candidate_profile_schema\"}}")
            .getResponseFormat();

    assertThat(format.getSchemaName()).isEqualTo("candidate_profile_schema");
    assertThat(format.hasJsonSchema()).isFalse();
  }

  @Test
  void readsUtf16AsWell() {
    var response =
        send(
            request("/v1/chat/completions")
                .POST(
                    java.net.http.HttpRequest.BodyPublishers.ofString(
                        MINIMAL.replace("Hi", "Grüße 😀"),
                        java.nio.charset.StandardCharsets.UTF_16BE))
                .build());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(gateway.requests.remove().getMessages(0).getContent()).isEqualTo("Grüße 😀");
  }
}
