package dev.rolewright.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Duration;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.RetryInfo;
import io.grpc.Status;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the statuses of the gateway look in this API. */
final class ErrorsTest extends EdgeTestCase {
  @ParameterizedTest
  @CsvSource({
    "INVALID_ARGUMENT, BAD_REQUEST, 400, invalid_request_error, invalid_value",
    "UNAUTHENTICATED, AUTHENTICATION, 401, invalid_request_error, invalid_api_key",
    "PERMISSION_DENIED, PERMISSION, 403, permission_error, insufficient_permissions",
    "NOT_FOUND, NOT_FOUND, 404, invalid_request_error, model_not_found",
    "FAILED_PRECONDITION, CONTEXT_LENGTH, 400, invalid_request_error, context_length_exceeded",
    "FAILED_PRECONDITION, CONTENT_FILTER, 400, invalid_request_error, content_filter",
    "FAILED_PRECONDITION, PRECONDITION, 400, invalid_request_error, precondition",
    "FAILED_PRECONDITION, NOT_SET_UP, 503, server_error, not_set_up",
    "ALREADY_EXISTS, REQUEST_ID_REUSED, 409, invalid_request_error, request_id_reused",
    "ABORTED, CONFLICT, 409, invalid_request_error, conflict",
    "RESOURCE_EXHAUSTED, RATE_LIMITED, 429, rate_limit_error, rate_limit_exceeded",
    "RESOURCE_EXHAUSTED, QUOTA, 429, insufficient_quota, insufficient_quota",
    "RESOURCE_EXHAUSTED, BUDGET_EXHAUSTED, 429, insufficient_quota, insufficient_quota",
    "UNIMPLEMENTED, NOT_IMPLEMENTED, 501, server_error, not_implemented",
    "UNAVAILABLE, ALL_PROVIDERS_FAILED, 503, server_error, all_providers_failed",
    "UNAVAILABLE, CIRCUIT_OPEN, 503, server_error, circuit_open",
    "CANCELLED, CANCELLED, 503, server_error, cancelled",
    "DEADLINE_EXCEEDED, TIMEOUT, 504, server_error, timeout",
    "INTERNAL, UNKNOWN, 500, server_error, internal_error",
  })
  void translatesAStatus(Code status, String reason, int http, String type, String code) {
    gateway.script = FakeGateway.failing(FakeGateway.failure(status, reason, true, "In words."));

    for (String body : new String[] {MINIMAL, STREAM}) {
      HttpResponse<String> response = post(body);

      assertThat(response.statusCode()).isEqualTo(http);
      assertThat(response.headers().firstValue("content-type")).contains("application/json");
      assertThat(response.headers().firstValue("x-rolewright-correlation-id")).contains("c0ffee");
      assertThat(response.headers().firstValue("retry-after")).isEmpty();
      assertThat(response.headers().firstValue("x-should-retry")).isEmpty();
      JsonNode error = json(response.body()).get("error");
      assertThat(error.get("type").asText()).isEqualTo(type);
      assertThat(error.get("code").asText()).isEqualTo(code);
      assertThat(error.get("message").asText()).isEqualTo("In words.");
    }
  }

  @Test
  void namesTheFieldsAsTheCallerDid() {
    assertParam("max_tokens", "\"max_completion_tokens\":0", "max_completion_tokens");
    assertParam("max_tokens", "\"max_tokens\":0", "max_tokens");
    assertParam("max_tokens", "\"seed\":1", "max_tokens");
    assertParam("temperature", "\"temperature\":3", "temperature");
    assertParam("messages[0].content", "\"seed\":1", "messages[0].content");
    assertParam("route", "\"seed\":1", "model");
    assertParam("target", "\"seed\":1", "model");
    assertParam("response_format.schema_name", "\"seed\":1", "response_format.json_schema.name");
    assertParam(
        "response_format.json_schema.properties",
        "\"seed\":1",
        "response_format.json_schema.schema.properties");
  }

  private void assertParam(String field, String sent, String expected) {
    gateway.script =
        FakeGateway.failing(
            FakeGateway.failure(
                Code.INVALID_ARGUMENT,
                "INVALID_FIELD",
                false,
                field + ": is wrong",
                BadRequest.newBuilder()
                    .addFieldViolations(violation(field, "is wrong."))
                    .addFieldViolations(violation("user", "is long."))
                    .build()));
    JsonNode error =
        json(post("{\"model\":\"acme/large\"," + MESSAGES + "," + sent + "}").body()).get("error");
    assertThat(error.get("param").asText()).isEqualTo(expected);
    assertThat(error.get("message").asText()).isEqualTo(expected + ": is wrong; user: is long.");
  }

  private static BadRequest.FieldViolation violation(String field, String description) {
    return BadRequest.FieldViolation.newBuilder()
        .setField(field)
        .setDescription(description)
        .build();
  }

  @Test
  void namesTheModelThatIsNotThere() {
    gateway.script =
        FakeGateway.failing(FakeGateway.failure(Code.NOT_FOUND, "NOT_FOUND", false, "No model."));

    assertThat(json(post(MINIMAL).body()).at("/error/param").asText()).isEqualTo("model");
  }

  @ParameterizedTest
  @CsvSource({
    "There is no model of this name. ListProviders lists the models.,"
        + " There is no model of this name. GET /v1/models lists the models.",
    "An admin can mend it (PutProviderKey)., An admin can mend it (PutProviderKey over gRPC).",
    "An admin can (PutTenantPrivacy sets it)., An admin can (PutTenantPrivacy over gRPC sets it).",
    "ListRuns shows why it failed., ListRuns (over gRPC) shows why it failed.",
    "MyListProviders ListProvidersOf, MyListProviders ListProvidersOf",
  })
  void namesWhatCallersOverHttpHave(String said, String told) {
    gateway.script =
        FakeGateway.failing(FakeGateway.failure(Code.NOT_FOUND, "NOT_FOUND", false, said));

    assertThat(json(post(MINIMAL).body()).at("/error/message").asText()).isEqualTo(told);
  }

  @Test
  void doesNotBlameTheModelForAMissingSchema() {
    gateway.script =
        FakeGateway.failing(FakeGateway.failure(Code.NOT_FOUND, "NOT_FOUND", false, "No schema."));

    JsonNode error =
        json(post("{\"model\":\"acme/large\","
                    + MESSAGES
                    + ",\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{"
                    + "\"name\":\"other\"}}}")
                .body())
            .get("error");
    assertThat(error.get("code").asText()).isEqualTo("not_found");
    assertThat(error.get("param").isNull()).isTrue();
  }

  @Test
  void tellsHowLongToWait() {
    gateway.script =
        FakeGateway.failing(
            FakeGateway.failure(
                Code.RESOURCE_EXHAUSTED,
                "RATE_LIMITED",
                true,
                "Too many.",
                RetryInfo.newBuilder()
                    .setRetryDelay(Duration.newBuilder().setSeconds(2).setNanos(1_000_000))
                    .build()));

    HttpResponse<String> response = post(MINIMAL);

    assertThat(response.headers().firstValue("retry-after")).contains("3");
    assertThat(response.headers().firstValue("retry-after-ms")).contains("2001");
  }

  @Test
  void tellsClientsNotToRepeatWhatCanNotSucceed() {
    gateway.script =
        FakeGateway.failing(
            FakeGateway.failure(Code.RESOURCE_EXHAUSTED, "BUDGET_EXHAUSTED", false, "Spent."));

    assertThat(post(MINIMAL).headers().firstValue("x-should-retry")).contains("false");
  }

  @Test
  void keepsTheWordsOfATransportToItself() {
    gateway.script =
        FakeGateway.failing(
            Status.INTERNAL.withDescription("NullPointerException at X").asRuntimeException());
    HttpResponse<String> response = post(MINIMAL);
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).doesNotContain("NullPointer");

    gateway.script =
        FakeGateway.failing(
            Status.RESOURCE_EXHAUSTED.withDescription("gRPC message exceeds").asRuntimeException());
    response = post(MINIMAL);
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).doesNotContain("gRPC");
  }

  @Test
  void takesAStreamThatEndsTooSoonForAFailure() {
    gateway.script =
        FakeGateway.playing(FakeGateway.started("acme", "large"), FakeGateway.delta("half"));

    assertThat(post(MINIMAL).statusCode()).isEqualTo(500);
    String body = post(STREAM).body();
    assertThat(body).doesNotContain("[DONE]");
    assertThat(json(events(body).getLast()).has("error")).isTrue();
  }

  @Test
  void refusesAKeyThatTheGatewayDoesNotKnow() {
    for (String path : new String[] {"/v1/models", "/v1/chat/completions"}) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(request(path).build().uri())
              .header("Authorization", "Bearer wrong");
      if (path.endsWith("completions")) {
        request.POST(HttpRequest.BodyPublishers.ofString(MINIMAL));
      }
      HttpResponse<String> response = send(request.build());
      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(json(response.body()).at("/error/code").asText()).isEqualTo("invalid_api_key");
      assertThat(response.headers().firstValue("x-should-retry")).contains("false");
    }
  }
}
