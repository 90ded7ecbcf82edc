package dev.rolewright.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** An edge in front of a fake gateway, and a real HTTP client. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
abstract class EdgeTestCase {
  static final ObjectMapper JSON = new ObjectMapper();
  static final String MESSAGES = "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";
  static final String MINIMAL = "{\"model\":\"acme/large\"," + MESSAGES + "}";
  static final String STREAM = "{\"model\":\"acme/large\",\"stream\":true," + MESSAGES + "}";

  final FakeGateway gateway = FakeGateway.start();
  final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  HttpEdge edge;

  @BeforeEach
  void startEdge() {
    edge = HttpEdge.start(config(), gateway.channel(), gateway, gateway);
  }

  HttpEdgeConfig config() {
    return HttpEdgeConfig.of("127.0.0.1", 0).withDeadline(Duration.ofSeconds(30));
  }

  @AfterEach
  void stopEdge() {
    client.shutdownNow();
    edge.close();
    gateway.close();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + edge.address().getPort() + path))
        .header("Authorization", "Bearer " + FakeGateway.KEY)
        .timeout(Duration.ofSeconds(30));
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET().build());
  }

  HttpResponse<String> post(String body) {
    return send(chat(body).build());
  }

  HttpRequest.Builder chat(String body) {
    return request("/v1/chat/completions")
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException malformed) {
      throw new UncheckedIOException(text, malformed);
    }
  }

  /** Returns the data of each event of a stream. */
  static List<String> events(String body) {
    List<String> events = new ArrayList<>();
    for (String block : body.split("\n\n", -1)) {
      if (!block.isEmpty()) {
        events.add(block.substring("data: ".length()));
      }
    }
    return events;
  }

  /** Returns the text that the events of a stream add up to. */
  static String text(List<String> events) {
    StringBuilder text = new StringBuilder();
    for (String event : events) {
      if (!event.equals("[DONE]")) {
        text.append(json(event).path("choices").path(0).path("delta").path("content").asText(""));
      }
    }
    return text.toString();
  }
}
