package dev.rolewright.testkit.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vendor that other modules' tests script. */
@Timeout(30)
final class VendorServerTest {
  private final VendorServer server = VendorServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void isAModule() {
    assertThat(VendorServer.class.getModule().isNamed()).isTrue();
  }

  @Test
  void takesNoConnectionOnceItIsClosed() {
    for (int round = 0; round < 100; round++) {
      VendorServer gone = VendorServer.start();
      int port = gone.url().getPort();
      gone.close();
      try (Socket socket = new Socket("127.0.0.1", port)) {
        socket
            .getOutputStream()
            .write(post("/v1/chat/completions", "x: y", "{}").getBytes(StandardCharsets.UTF_8));
        int _ = socket.getInputStream().read();
      } catch (IOException refused) {
        // Nobody listens, or another program on the same port does.
      }
      assertThat(gone.requests()).as("round %s", round).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/chat/completions,x: y,data: [DONE]",
    "/openai/deployments/d/chat/completions?api-version=1,x: y,prompt_filter_results",
    "/v1/messages,anthropic-version: 1,message_stop",
    "/api/chat,x: y,done_reason",
  })
  void answersInTheFormatThatIsAskedIn(String path, String header, String expected)
      throws IOException {
    assertThat(exchange(post(path, header, "{\"stream\": true}")))
        .startsWith("HTTP/1.1 200")
        .contains("Hello", expected);
    assertThat(server.takeRequest().body()).isEqualTo("{\"stream\": true}");
  }

  @Test
  void keepsARequestAsItCame() throws IOException {
    exchange(post("/a/b?c=d", "X-Header: Value", "text"));

    VendorRequest request = server.takeRequest();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/a/b");
    assertThat(request.query()).isEqualTo("c=d");
    assertThat(request.header("x-HEADER")).contains("Value");
    assertThat(request.wantsStream()).isFalse();
  }

  @Test
  void takesTheAnswersInTheirOrderAndThenTheDefault() throws IOException {
    server.answer(VendorScript.whole(429, "text/plain", "slow", "Retry-After: 1"));
    server.answerText("second");
    server.answerByDefault(request -> VendorScript.whole(500, "text/plain", "default"));

    assertThat(exchange(post("/v1/chat/completions", "x: y", "{}")))
        .startsWith("HTTP/1.1 429")
        .contains("Retry-After: 1\r\n", "\r\n\r\nslow");
    assertThat(exchange(post("/v1/chat/completions", "x: y", "{}"))).contains("second");
    assertThat(exchange(post("/v1/chat/completions", "x: y", "{}"))).contains("default");
  }

  @Test
  void waitsAtAGate() throws IOException {
    Gate gate = new Gate();
    server.answer(VendorScript.stream("text/plain").send("one").hold(gate).send("two").end());

    try (Socket socket = connected(post("/", "x: y", ""))) {
      gate.awaitArrival();
      InputStream in = socket.getInputStream();
      String before = new String(in.readNBytes(in.available()), StandardCharsets.UTF_8);
      gate.open();
      String after = new String(in.readNBytes(13), StandardCharsets.UTF_8);
      assertThat(before).contains("one").doesNotContain("two");
      assertThat(after).contains("two");
    }
  }

  @Test
  void breaksTheConnection() throws IOException {
    server.answer(VendorScript.begin().reset());

    try (Socket socket = connected(post("/", "x: y", ""))) {
      assertThatIOException().isThrownBy(() -> socket.getInputStream().read());
    }
  }

  @Test
  void noticesAClientThatLeaves() throws IOException {
    server.answer(VendorScript.begin().stall());

    connected(post("/", "x: y", "")).close();

    server.takeRequest().awaitClientLeft();
  }

  private static String post(String path, String header, String body) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: h\r\n"
        + header
        + "\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private Socket connected(String request) throws IOException {
    Socket socket = new Socket("127.0.0.1", server.url().getPort());
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  private String exchange(String request) throws IOException {
    try (Socket socket = connected(request)) {
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
