package dev.rolewright.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rolewright.domain.FinishReason;
import dev.rolewright.llm.AnswerFormat;
import dev.rolewright.llm.ChatMessage;
import dev.rolewright.llm.ChatParameters;
import dev.rolewright.llm.ChatRole;
import dev.rolewright.llm.Fault;
import dev.rolewright.llm.LlmException;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.llm.spi.ProviderAnswer;
import dev.rolewright.llm.spi.ProviderCall;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;
import dev.rolewright.testkit.vendor.VendorScript;
import dev.rolewright.testkit.vendor.VendorServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Replays exchanges with real vendors, which are no part of the sources: they are looked for in the
 * folder that {@code ROLEWRIGHT_WIRE_DATA} names, or beside the sources.
 */
@Timeout(120)
final class RecordedExchangesTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HeardAnswer heard = new HeardAnswer();

  @Test
  void replaysEachExchange() throws IOException {
    List<Path> files = files(".yaml");
    for (Path file : files) {
      RecordedExchange recorded = RecordedExchange.read(file);
      if (recorded.status() == 200) {
        assertSameAnswer(file, recorded);
      } else {
        Fault fault =
            catchThrowableOfType(LlmException.class, () -> replay(recorded, new HeardAnswer()))
                .fault();
        assertThat(fault)
            .as(file.toString())
            .isEqualTo(recorded.status() == 404 ? Fault.PERMISSION : Fault.BAD_REQUEST);
      }
    }
  }

  @Test
  void replaysTheEventsOfAMessage() throws IOException {
    for (Path file : files(".jsonl")) {
      StringBuilder stream = new StringBuilder();
      StringBuilder text = new StringBuilder();
      for (String line : Files.readAllLines(file)) {
        JsonNode event = MAPPER.readTree(line);
        text.append(event.path("delta").path("text").asText());
        stream.append("event: %s\ndata: %s\n\n".formatted(event.path("type").asText(), line));
      }
      ProviderAnswer answer =
          replay(
              VendorKind.ANTHROPIC,
              VendorScript.stream("text/event-stream").send(stream.toString()).end(),
              heard);
      assertThat(heard.text()).isEqualTo(text.toString()).isNotEmpty();
      assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
      assertThat(answer.usage().orElseThrow().outputTokens()).isPositive();
    }
  }

  private static void assertSameAnswer(Path file, RecordedExchange recorded) throws IOException {
    List<JsonNode> parts = new ArrayList<>();
    if (recorded.contentType().startsWith("text/event-stream")) {
      for (String line : recorded.body().lines().toList()) {
        if (line.startsWith("data: {")) {
          parts.add(MAPPER.readTree(line.substring("data: ".length())));
        }
      }
    } else {
      parts.add(MAPPER.readTree(recorded.body()));
    }
    StringBuilder text = new StringBuilder();
    long outputTokens = 0;
    for (JsonNode part : parts) {
      JsonNode choice = part.path("choices").path(0);
      text.append(choice.path("delta").path("content").asText(""));
      text.append(choice.path("message").path("content").asText(""));
      outputTokens += part.path("usage").path("completion_tokens").asLong();
    }
    HeardAnswer heard = new HeardAnswer();
    ProviderAnswer answer = replay(recorded, heard);
    assertThat(heard.text()).as(file.toString()).isEqualTo(text.toString());
    assertThat(answer.usage().map(usage -> usage.outputTokens()).orElse(0L))
        .as(file.toString())
        .isEqualTo(outputTokens);
  }

  private static ProviderAnswer replay(RecordedExchange recorded, HeardAnswer heard) {
    return replay(
        recorded.azure() ? VendorKind.AZURE_OPENAI : VendorKind.OPENAI,
        VendorScript.whole(recorded.status(), recorded.contentType(), recorded.body()),
        heard);
  }

  private static ProviderAnswer replay(VendorKind kind, VendorScript script, HeardAnswer heard) {
    try (VendorServer server = VendorServer.start();
        Providers providers = Providers.create(Time.system(), Timers.system())) {
      server.answer(script);
      return provider(providers, kind, server.url()).stream(
          new ProviderCall(
              "m",
              List.of(new ChatMessage(ChatRole.USER, "Hello!")),
              ChatParameters.CONFIGURED,
              new AnswerFormat.Text(),
              "",
              new Cancellation()),
          heard);
    }
  }

  private static LlmProvider provider(Providers providers, VendorKind kind, URI url) {
    return providers.create(
        new ProviderSettings(
            "recorded", kind, url, "key", "", Map.of(), Duration.ofSeconds(5), List.of()));
  }

  private static List<Path> files(String end) throws IOException {
    String told = System.getenv("ROLEWRIGHT_WIRE_DATA");
    Path folder =
        told == null ? Path.of("..", "..", "..", "shared", "data", "wire") : Path.of(told);
    assumeTrue(Files.isDirectory(folder), "the recorded exchanges are not here");
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }
}
