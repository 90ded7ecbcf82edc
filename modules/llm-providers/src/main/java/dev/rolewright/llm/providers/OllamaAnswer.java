package dev.rolewright.llm.providers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rolewright.domain.FinishReason;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.spi.ProviderAnswer;
import dev.rolewright.llm.spi.ProviderSink;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads Ollama's lines. The last one says that it is, why, and how many tokens there were. */
final class OllamaAnswer implements AnswerReader {
  private final AnswerText text;
  private final RepeatedEvent repeated = new RepeatedEvent();
  private @Nullable FinishReason finish;
  private Optional<TokenUsage> usage = Optional.empty();

  OllamaAnswer(ProviderSink sink) {
    text = new AnswerText(sink);
  }

  @Override
  public boolean accept(StreamEvent event) {
    JsonNode line = Json.object(event.data());
    if (line.hasNonNull("error")) {
      throw Faults.of(VendorError.of(0, line), Optional.empty());
    }
    // The time is given to the nanosecond, so that equal lines are the same line.
    boolean marked = line.path("created_at").asText().contains(".");
    if (repeated.isRepeated(event.data(), marked)) {
      return false;
    }
    JsonNode message = line.path("message");
    JsonNode content = message.path("content");
    boolean done = line.path("done").asBoolean(false);
    if (!content.isTextual() && !done && !message.isObject()) {
      throw Json.malformed("A line of the provider's answer holds no message.");
    }
    text.add(content.asText(""));
    if (done) {
      finish = finishReason(line.path("done_reason").asText("stop"));
      usage = usage(line);
    }
    return done;
  }

  @Override
  public void acceptWhole(JsonNode body) {
    throw new IllegalStateException("a whole answer is one line");
  }

  @Override
  public ProviderAnswer answer() {
    if (finish == null) {
      throw new IllegalStateException("the answer is not whole");
    }
    return text.answer(finish, usage);
  }

  /** Versions before 0.1.38 give no reason. */
  private static FinishReason finishReason(String reason) {
    return switch (reason) {
      case "stop" -> FinishReason.STOP;
      case "length" -> FinishReason.LENGTH;
      default -> throw Json.malformed("The provider ended its answer for an unknown reason.");
    };
  }

  /** The count of the prompt is left out where all of it came from the cache. */
  private static Optional<TokenUsage> usage(JsonNode line) {
    if (!line.path("eval_count").isNumber() || !line.path("prompt_eval_count").isNumber()) {
      return Optional.empty();
    }
    return Optional.of(
        new TokenUsage(
            line.path("prompt_eval_count").asLong(), line.path("eval_count").asLong(), 0, 0));
  }
}
