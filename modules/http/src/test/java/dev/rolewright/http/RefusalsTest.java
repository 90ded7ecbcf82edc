package dev.rolewright.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What this edge refuses by itself: each by name, with a body of this API, before any call. */
final class RefusalsTest extends EdgeTestCase {
  private JsonNode refused(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type")).contains("application/json");
    JsonNode body = json(response.body());
    assertThat(body).hasSize(1);
    JsonNode error = body.get("error");
    assertThat(error).hasSize(4);
    assertThat(error.get("type").asText()).isEqualTo("invalid_request_error");
    assertThat(error.get("code").asText()).isEqualTo(code);
    assertThat(error.get("message").asText()).isNotEmpty();
    assertThat(gateway.requests).isEmpty();
    return error;
  }

  private void refuses(String body, String code, String param) {
    assertThat(refused(post(body), 400, code).get("param").asText()).isEqualTo(param);
  }

  private static String with(String field) {
    return "{\"model\":\"acme/large\"," + MESSAGES + "," + field + "}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          tools | [{"type":"function","function":{"name":"f"}}]
          tools | []
          tool_choice | "none"
          parallel_tool_calls | true
          functions | [{"name":"f"}]
          function_call | "auto"
          n | 2
          n | "1"
          logprobs | true
          top_logprobs | 3
          logit_bias | {"50256":-100}
          presence_penalty | 0.5
          frequency_penalty | -1
          prediction | {"type":"content","content":"x"}
          web_search_options | {}
          modalities | ["text","audio"]
          audio | {"voice":"alloy","format":"wav"}
          store | true
          service_tier | "flex"
          reasoning_effort | "low"
          verbosity | "low"
          safety_identifier | "x"
          prompt_cache_key | "x"
          prompt_cache_retention | "24h"
          """)
  void refusesByNameWhatOpenAiHas(String name, String value) {
    String body = with("\"" + name + "\":" + value);
    JsonNode error = refused(post(body), 400, "unsupported_parameter");
    assertThat(error.get("param").asText()).isEqualTo(name);
    assertThat(error.get("message").asText()).contains("'" + name + "'");
  }

  @Test
  void refusesByNameWhatIsNowhere() {
    refuses(with("\"temprature\":1"), "unknown_parameter", "temprature");
    refuses(with("\"x\\u0000<b>\":1"), "unknown_parameter", "x?<b>");
    refuses(
        with("\"response_format\":{\"type\":\"text\",\"strict\":true}"),
        "unknown_parameter",
        "response_format.strict");
    refuses(
        with("\"stream\":true,\"stream_options\":{\"x\":1}"),
        "unknown_parameter",
        "stream_options.x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"role":"tool","content":"x","tool_call_id":"1"} | messages[0].tool_call_id
          {"role":"tool","content":"x"} | messages[0].role
          {"role":"function","content":"x"} | messages[0].role
          {"role":"assistant","tool_calls":[]} | messages[0].tool_calls
          {"role":"user","content":"x","name":"Ann"} | messages[0].name
          {"role":"user","content":[{"type":"image_url","image_url":{}}]} | messages[0].content[0].type
          {"role":"user","content":[{"type":"text","text":"x"},{"type":"input_audio"}]} | messages[0].content[1].type
          {"role":"user","content":[{"type":"file","file":{}}]} | messages[0].content[0].type
          """)
  void refusesByNameWhatIsNoText(String message, String param) {
    refuses("{\"model\":\"a/b\",\"messages\":[" + message + "]}", "unsupported_parameter", param);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"messages":[]} | model
          {"model":null,"messages":[]} | model
          {"model":"a/b"} | messages
          {"model":"a/b","messages":[{"content":"x"}]} | messages[0].role
          {"model":"a/b","messages":[{"role":"user"}]} | messages[0].content
          {"model":"a/b","messages":[{"role":"user","content":[{"text":"x"}]}]} | messages[0].content[0].type
          {"model":"a/b","messages":[{"role":"user","content":[{"type":"text"}]}]} | messages[0].content[0].text
          {"model":"a/b","messages":[],"response_format":{}} | response_format.type
          {"model":"a/b","messages":[],"response_format":{"type":"json_schema"}} | response_format.json_schema
          {"model":"a/b","messages":[],"response_format":{"type":"json_schema","json_schema":{}}} | response_format.json_schema.name
          """)
  void namesWhatIsMissing(String body, String param) {
    refuses(body, "missing_required_parameter", param);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          "temperature":"hot" | temperature
          "temperature":true | temperature
          "top_p":[] | top_p
          "max_tokens":1.5 | max_tokens
          "max_tokens":"5" | max_tokens
          "max_completion_tokens":{} | max_completion_tokens
          "seed":1.0 | seed
          "stop":5 | stop
          "stop":["a",5] | stop[1]
          "user":7 | user
          "stream":"true" | stream
          "stream":true,"stream_options":[] | stream_options
          "stream":true,"stream_options":{"include_usage":1} | stream_options.include_usage
          "response_format":"json" | response_format
          "response_format":{"type":1} | response_format.type
          "response_format":{"type":"json_schema","json_schema":[]} | response_format.json_schema
          "response_format":{"type":"json_schema","json_schema":{"name":"n","schema":"x"}} | response_format.json_schema.schema
          "response_format":{"type":"json_schema","json_schema":{"name":"n","strict":"x"}} | response_format.json_schema.strict
          "metadata":{"a":1} | metadata
          "metadata":"a" | metadata
          """)
  void namesWhatHasAnotherType(String fields, String param) {
    refuses(with(fields), "invalid_type", param);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"model":1,"messages":[]} | model
          {"model":"a/b","messages":{}} | messages
          {"model":"a/b","messages":["Hi"]} | messages[0]
          {"model":"a/b","messages":[{"role":1,"content":"x"}]} | messages[0].role
          {"model":"a/b","messages":[{"role":"user","content":5}]} | messages[0].content
          {"model":"a/b","messages":[{"role":"user","content":["x"]}]} | messages[0].content[0]
          """)
  void namesWhatHasAnotherTypeInMessages(String body, String param) {
    refuses(body, "invalid_type", param);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          "temperature":1e999 | temperature
          "max_tokens":99999999999 | max_tokens
          "seed":99999999999999999999 | seed
          "max_tokens":5,"max_completion_tokens":5 | max_tokens
          "stream_options":{"include_usage":true} | stream_options
          "response_format":{"type":"xml"} | response_format.type
          "response_format":{"type":"text","json_schema":{"name":"x"}} | response_format.json_schema
          "response_format":{"type":"json_schema","json_schema":{"name":"n","description":"d"}} | response_format.json_schema.description
          "response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{"maximum":9007199254740993}}} | response_format.json_schema.schema
          "response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{"maximum":1e999}}} | response_format.json_schema.schema
          "user":"\\ud800" | user
          "user":"\\udc00x" | user
          "stop":["\\ud83d"] | stop[0]
          """)
  void namesWhatHasAValueThatCanNotBe(String fields, String param) {
    refuses(with(fields), "invalid_value", param);
  }

  @Test
  void refusesHalfOfASurrogatePairInAMessage() {
    refuses(
        "{\"model\":\"a/b\",\"messages\":[{\"role\":\"user\",\"content\":\"a\\ud83d b\"}]}",
        "invalid_value",
        "messages[0].content");
    refuses(
        "{\"model\":\"\",\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}",
        "invalid_value",
        "model");
    refuses(
        "{\"model\":\"a/b\",\"messages\":[{\"role\":\"boss\",\"content\":\"a\"}]}",
        "invalid_value",
        "messages[0].role");
  }

  @Test
  void refusesASchemaThatNestsTooDeep() {
    String schema = "{\"a\":".repeat(30) + "{}" + "}".repeat(30);
    refuses(
        with(
            "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"n\","
                + "\"schema\":"
                + schema
                + "}}"),
        "invalid_value",
        "response_format.json_schema.schema");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "hello",
        "[]",
        "null",
        "\"x\"",
        "{",
        "{\"model\":\"a/b\"",
        "{\"model\":\"a/b\"}}",
        "{\"model\":\"a/b\"} {}",
        "{\"model\":\"a/b\",\"model\":\"a/c\"}",
        "{'model':'a/b'}",
        "{\"model\":NaN}",
        "{\"model\":\"\u0001\"}",
        "model=a&messages=b"
      })
  void refusesABodyThatIsNoJsonObject(String body) {
    refused(post(body), 400, "invalid_json");
  }

  @Test
  void refusesDeepNestingAndEndlessNumbers() {
    refused(post("{\"model\":" + "[".repeat(100_000)), 400, "invalid_json");
    refused(post(with("\"seed\":" + "9".repeat(10_000))), 400, "invalid_json");
    refused(post("{\"" + "k".repeat(100_000) + "\":1}"), 400, "invalid_json");
  }

  @Test
  void saysWhereTheJsonBreaksAndNotWhatStandsThere() {
    JsonNode error = refused(post("{\n\"model\": secret}"), 400, "invalid_json");
    assertThat(error.get("message").asText()).contains("line 2").doesNotContain("secret");
    error = refused(post("{\"model\":\"a\",\"model\":\"secret\"}"), 400, "invalid_json");
    assertThat(error.get("message").asText()).contains("twice").doesNotContain("secret");
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    byte[] body = MINIMAL.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    body[MINIMAL.indexOf("Hi")] = (byte) 0xff;
    refused(
        send(
            request("/v1/chat/completions")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build()),
        400,
        "invalid_json");
  }

  @Test
  void refusesABodyThatIsTooLarge() {
    String body = with("\"user\":\"" + "x".repeat(16 * 1024 * 1024) + "\"");
    assertThat(refused(post(body), 413, "request_too_large").get("message").asText())
        .contains("16777216");
    HttpRequest chunked =
        request("/v1/chat/completions")
            .POST(
                HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofString(body)))
            .build();
    refused(send(chunked), 413, "request_too_large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rw_test_key", "Basic abc", "Bearer", "Bearer ", "Bearer a b", "Bearer ü"})
  void asksForAKey(String authorization) {
    HttpRequest request =
        HttpRequest.newBuilder(request("/v1/models").build().uri())
            .header("Authorization", authorization)
            .build();
    HttpResponse<String> response = send(request);
    refused(response, 401, "invalid_api_key");
    assertThat(response.headers().firstValue("www-authenticate")).contains("Bearer");
  }

  @Test
  void asksForAKeyWhereThereIsNone() {
    HttpRequest request =
        HttpRequest.newBuilder(request("/v1/chat/completions").build().uri())
            .POST(HttpRequest.BodyPublishers.ofString(MINIMAL))
            .build();
    assertThat(refused(send(request), 401, "invalid_api_key").get("message").asText())
        .contains("Authorization: Bearer");
  }

  @Test
  void knowsItsUrlsAndMethods() {
    refused(get("/"), 404, "unknown_url");
    refused(get("/v1/completions"), 404, "unknown_url");
    refused(get("/v1/modelsx"), 404, "unknown_url");
    refused(get("/v1/chat/completions/x"), 404, "unknown_url");
    HttpResponse<String> response = get("/v1/chat/completions");
    refused(response, 405, "method_not_allowed");
    assertThat(response.headers().firstValue("allow")).contains("POST");
    response = send(request("/v1/models").DELETE().build());
    refused(response, 405, "method_not_allowed");
    assertThat(response.headers().firstValue("allow")).contains("GET");
  }

  @Test
  void refusesAnotherValueOfTheBufferHeader() {
    refused(
        send(chat(MINIMAL).header("x-rolewright-buffer-until-complete", "yes").build()),
        400,
        "invalid_value");
  }
}
