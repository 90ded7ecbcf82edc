package dev.rolewright.testkit.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendor that people start by hand. */
@Timeout(30)
final class VendorProgramTest {
  private static final String KEY = "Authorization: Bearer sk-x";
  private static final String STREAM = "{\"stream\": true}";
  private final VendorServer server = VendorServer.start();

  @BeforeEach
  void start() {
    server.answerByDefault(new VendorProgram("somebody")::answer);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {KEY, "x-api-key: sk-x\r\nanthropic-version: 1", "api-key: sk-x"})
  void saysWhoAnswers(String headers) throws IOException {
    assertThat(ask(headers, STREAM)).startsWith("HTTP/1.1 200").contains("somebody.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Authorization: Bearer nonsense", "x-api-key: x", "x: y"})
  void refusesAStrangeKey(String headers) throws IOException {
    assertThat(ask(headers, STREAM)).startsWith("HTTP/1.1 401").contains("invalid_api_key");
  }

  @Test
  void asOllamaItWantsNoKey() throws IOException {
    assertThat(exchange("POST /api/chat", "x: y", STREAM)).startsWith("HTTP/1.1 200");
  }

  @Test
  void answersByAnObjectWhereJsonIsAskedFor() throws IOException {
    assertThat(ask(KEY, "{\"response_format\": {\"type\": \"json_object\"}}"))
        .contains("{\\\"greeting\\\": \\\"Hello from somebody.\\\"}");
  }

  @Test
  void misbehavesUntilItIsToldOtherwise() throws IOException {
    assertThat(order("down")).startsWith("HTTP/1.1 200");
    assertThat(ask(KEY, STREAM)).startsWith("HTTP/1.1 503");
    assertThat(order("cut")).startsWith("HTTP/1.1 200");
    assertThat(ask(KEY, STREAM)).contains("Hello ").doesNotContain("somebody", "[DONE]");
    assertThat(order("well")).startsWith("HTTP/1.1 200");
    assertThat(ask(KEY, STREAM)).contains("somebody.", "[DONE]");
    assertThat(order("dance")).startsWith("HTTP/1.1 404");
    assertThat(ask(KEY, STREAM)).contains("somebody.", "[DONE]");
  }

  private String order(String mode) throws IOException {
    return exchange("POST /control/" + mode, "x: y", "");
  }

  private String ask(String headers, String body) throws IOException {
    return exchange("POST /v1/chat/completions", headers, body);
  }

  private String exchange(String start, String headers, String body) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.url().getPort())) {
      String request =
          "%s HTTP/1.1\r\n%s\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(start, headers, body.length(), body);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
