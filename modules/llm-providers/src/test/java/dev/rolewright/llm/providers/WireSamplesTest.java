package dev.rolewright.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rolewright.domain.FinishReason;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.Fault;
import dev.rolewright.llm.LlmException;
import dev.rolewright.llm.spi.ProviderAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Samples of each vendor's streams, written after its documentation. */
final class WireSamplesTest {
  private final HeardAnswer heard = new HeardAnswer();

  @Test
  void readsOpenAi() throws Exception {
    ProviderAnswer answer = read("openai.sse");

    assertThat(heard.text()).isEqualTo("ha ha ");
    assertThat(answer).isEqualTo(whole(FinishReason.STOP, new TokenUsage(1200, 4, 1024, 0, 128)));
  }

  @Test
  void readsAzure() throws Exception {
    ProviderAnswer answer = read("azure.sse");

    assertThat(heard.text()).isEqualTo("Moin");
    assertThat(answer).isEqualTo(new ProviderAnswer(FinishReason.STOP, Optional.empty()));
  }

  @Test
  void readsThatAzureFiltered() throws Exception {
    assertThat(read("azure-filtered.sse").finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
  }

  @Test
  void readsAnthropicWithoutItsThoughts() throws Exception {
    ProviderAnswer answer = read("anthropic-thinking.sse");

    assertThat(heard.text()).isEqualTo("Forty-two");
    assertThat(answer).isEqualTo(whole(FinishReason.STOP, new TokenUsage(420, 25, 100, 0, 300)));
  }

  @Test
  void readsThatAnthropicIsOverloaded() {
    assertThat(failure("anthropic-overloaded.sse")).isEqualTo(Fault.OVERLOADED);
  }

  @Test
  void readsOllama() throws Exception {
    ProviderAnswer answer = read("ollama.ndjson");

    assertThat(heard.text()).isEqualTo("ha ha ");
    assertThat(answer).isEqualTo(whole(FinishReason.LENGTH, new TokenUsage(26, 282, 0, 0)));
  }

  @Test
  void readsThatOllamaFailed() {
    assertThat(failure("ollama-failed.ndjson")).isEqualTo(Fault.SERVER);
  }

  @Test
  void readsVllm() throws Exception {
    ProviderAnswer answer = read("vllm.sse");

    assertThat(heard.text()).isEqualTo("yes");
    assertThat(answer).isEqualTo(whole(FinishReason.STOP, new TokenUsage(9, 3, 0, 0)));
  }

  @Test
  void readsLlamaCpp() throws Exception {
    assertThat(read("llamacpp.sse"))
        .isEqualTo(whole(FinishReason.LENGTH, new TokenUsage(5, 1, 0, 0)));
    assertThat(heard.text()).isEqualTo("yes");
  }

  @Test
  void readsThatLlamaCppFailed() {
    assertThat(failure("llamacpp-failed.sse")).isEqualTo(Fault.CONTEXT_LENGTH);
  }

  @Test
  void readsTgi() throws Exception {
    assertThat(read("tgi.sse").finishReason()).isEqualTo(FinishReason.STOP);
    assertThat(heard.text()).isEqualTo("yes</s>");
  }

  @Test
  void readsThatTheProviderBehindOpenRouterFailed() {
    assertThat(failure("openrouter.sse")).isEqualTo(Fault.SERVER);
    assertThat(heard.text()).isEqualTo("yes");
  }

  private static ProviderAnswer whole(FinishReason reason, TokenUsage usage) {
    return new ProviderAnswer(reason, Optional.of(usage));
  }

  private Fault failure(String file) {
    return catchThrowableOfType(LlmException.class, () -> read(file)).fault();
  }

  private ProviderAnswer read(String file) throws IOException, InterruptedException {
    AnswerReader reader = new OpenAiAnswer(heard);
    Vendor.Framing framing = Vendor.Framing.SERVER_SENT_EVENTS;
    if (file.startsWith("anthropic")) {
      reader = new AnthropicAnswer(heard);
    } else if (file.startsWith("ollama")) {
      reader = new OllamaAnswer(heard);
      framing = Vendor.Framing.JSON_LINES;
    }
    try (InputStream stream = getClass().getResourceAsStream("wire/" + file)) {
      byte[] bytes = Objects.requireNonNull(stream, file).readAllBytes();
      return AnswerStream.read(new ArrayDeque<>(List.of(bytes))::poll, framing, reader);
    }
  }
}
