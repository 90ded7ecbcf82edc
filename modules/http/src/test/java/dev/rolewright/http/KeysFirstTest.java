package dev.rolewright.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Code;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key is looked at before anything else of a request, and whoever has none costs little. */
final class KeysFirstTest extends EdgeTestCase {
  private static final String WRONG = "Authorization: Bearer wrong\r\n";
  private static final int HUGE = 1_000_000_000;

  @Override
  HttpEdgeConfig config() {
    return super.config().withStall(Duration.ofMillis(300));
  }

  private static String head(String authorization, String framing) {
    return "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\n" + authorization + framing + "\r\n";
  }

  private void assertRefused(String response) {
    assertThat(response).startsWith("HTTP/1.1 401").containsIgnoringCase("application/json");
    assertThat(response).contains("\"code\":\"invalid_api_key\"");
    assertThat(gateway.requests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "no JSON", "{\"model\":7}", "{\"tools\":[]}", "[[[[[[", "\u0000"})
  void aBodyThatIsNoneIsNotLookedAt(String body) throws IOException {
    for (String authorization : new String[] {"", "Authorization: Basic eA==\r\n", WRONG}) {
      try (RawClient caller = new RawClient(edge.address())) {
        caller.send(head(authorization, "Content-Length: " + body.length() + "\r\n") + body);
        assertRefused(caller.readUntil("}}"));
        // The rest of the request is gone, so that the connection can be used on.
        caller.send(RawClient.chat(MINIMAL));
        assertThat(caller.readUntil("}}}")).startsWith("HTTP/1.1 200");
      }
      gateway.requests.clear();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 100\r\n",
        "Content-Length: " + HUGE + "\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Content-Length: 100\r\nExpect: 100-continue\r\n",
      })
  void theAnswerDoesNotWaitForTheBody(String framing) throws IOException {
    for (String authorization : new String[] {"", WRONG}) {
      try (RawClient caller = new RawClient(edge.address())) {
        assertRefused(caller.send(head(authorization, framing)).readUntil("}}"));
      }
    }
  }

  @Test
  void oneWhoGoesOnSendingIsCutOff() throws IOException {
    try (RawClient caller = new RawClient(edge.address())) {
      assertRefused(caller.send(head(WRONG, "Transfer-Encoding: chunked\r\n")).readUntil("}}"));
      // A byte at a time, so that the connection is never idle; without an end this does not end.
      while (true) {
        caller.send("1\r\nx\r\n");
        Thread.onSpinWait();
      }
    } catch (SocketException cutOff) {
      assertThat(cutOff).isNotNull();
    }
  }

  @Test
  void theModelsAreForThoseWithAKeyToo() throws IOException {
    for (String path : new String[] {"/v1/models", "/v1/models/acme/large"}) {
      try (RawClient caller = new RawClient(edge.address())) {
        caller.send(
            "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + WRONG + "Content-Length: 9\r\n\r\n");
        assertRefused(caller.readUntil("}}"));
      }
    }
    assertThat(gateway.pages).isEmpty();
  }

  @Test
  void aCheckThatFailsForAnotherReasonSaysSo() {
    try (HttpEdge other =
        HttpEdge.start(
            config(),
            gateway.channel(),
            headers -> {
              throw FakeGateway.failure(
                  Code.UNAVAILABLE, "STORAGE_UNAVAILABLE", true, "Try again.");
            },
            gateway)) {
      edge.close();
      edge = other;
      var response = get("/v1/models");
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(json(response.body()).at("/error/code").asText()).isEqualTo("storage_unavailable");
    }
  }
}
