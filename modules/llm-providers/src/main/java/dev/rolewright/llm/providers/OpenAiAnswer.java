package dev.rolewright.llm.providers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rolewright.domain.FinishReason;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.Fault;
import dev.rolewright.llm.LlmException;
import dev.rolewright.llm.spi.ProviderAnswer;
import dev.rolewright.llm.spi.ProviderSink;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the chunks of OpenAI, Azure and the servers that imitate them. Whole is an answer with a
 * finish reason and {@code [DONE]} behind it.
 */
final class OpenAiAnswer implements AnswerReader {
  private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);

  private final AnswerText text;
  private final RepeatedEvent repeated = new RepeatedEvent();
  private @Nullable FinishReason finish;
  private Optional<TokenUsage> usage = Optional.empty();

  OpenAiAnswer(ProviderSink sink) {
    text = new AnswerText(sink);
  }

  @Override
  public boolean accept(StreamEvent event) {
    if (event.data().is(DONE)) {
      if (finish == null) {
        throw Json.malformed("The provider's answer ends without a reason.");
      }
      return true;
    }
    PlainChunk plain = event.name().isEmpty() ? PlainChunk.of(event.data()) : null;
    if (plain != null) {
      if (!repeated.isRepeated(event.data(), plain.marked())) {
        add(plain.text());
      }
      return false;
    }
    JsonNode chunk = Json.object(event.data());
    if (event.name().equals("error") || chunk.hasNonNull("error")) {
      throw Faults.of(VendorError.of(0, chunk), Optional.empty());
    }
    // The padding is another random text in each chunk, unless the chunk came twice.
    boolean marked = !chunk.path("obfuscation").asText().isEmpty();
    if (!repeated.isRepeated(event.data(), marked)) {
      read(chunk, "delta");
    }
    return false;
  }

  @Override
  public void acceptWhole(JsonNode body) {
    if (body.hasNonNull("error")) {
      throw Faults.of(VendorError.of(0, body), Optional.empty());
    }
    read(body, "message");
    if (finish == null) {
      throw Json.malformed("The provider's answer has no reason for its end.");
    }
  }

  @Override
  public ProviderAnswer answer() {
    if (finish == null) {
      throw new IllegalStateException("the answer is not whole");
    }
    return text.answer(finish, usage);
  }

  private void read(JsonNode chunk, String part) {
    JsonNode counts = chunk.path("usage");
    if (counts.isObject()) {
      usage = usage(counts);
    }
    JsonNode choices = chunk.path("choices");
    if (!choices.isArray() && !choices.isNull() && !counts.isObject()) {
      throw Json.malformed("A chunk of the provider's answer has no choices.");
    }
    for (JsonNode choice : choices) {
      if (choice.path("index").asInt(0) == 0) {
        readChoice(choice, part);
      }
    }
  }

  private void readChoice(JsonNode choice, String part) {
    JsonNode delta = choice.path(part);
    JsonNode content = delta.path("content");
    if (content.isTextual()) {
      add(content.textValue());
    } else if (!content.isMissingNode() && !content.isNull()) {
      throw Json.malformed("A chunk of the provider's answer holds something else than text.");
    }
    if (!delta.path("refusal").asText("").isEmpty() && !delta.path("refusal").isNull()) {
      throw new LlmException(Fault.CONTENT_FILTER, "The model refused to answer.");
    }
    JsonNode reason = choice.path("finish_reason");
    if (reason.isTextual() && !reason.textValue().isEmpty()) {
      finish = finishReason(reason.textValue());
    }
  }

  private void add(String piece) {
    if (finish != null && !piece.isEmpty()) {
      throw Json.malformed("The provider's answer goes on after its end.");
    }
    text.add(piece);
  }

  /** Besides OpenAI's own words there are those of TGI, Mistral and DeepSeek. */
  private static FinishReason finishReason(String reason) {
    return switch (reason) {
      case "stop", "eos", "eos_token", "stop_sequence" -> FinishReason.STOP;
      case "length", "model_length" -> FinishReason.LENGTH;
      case "content_filter" -> FinishReason.CONTENT_FILTER;
      case "insufficient_system_resource" ->
          throw new LlmException(Fault.OVERLOADED, "The provider is overloaded and stopped.");
      default -> throw Json.malformed("The provider ended its answer for an unknown reason.");
    };
  }

  private static Optional<TokenUsage> usage(JsonNode counts) {
    if (!counts.path("prompt_tokens").isNumber() || !counts.path("completion_tokens").isNumber()) {
      return Optional.empty();
    }
    return Optional.of(
        new TokenUsage(
            counts.path("prompt_tokens").asLong(),
            counts.path("completion_tokens").asLong(),
            counts.path("prompt_tokens_details").path("cached_tokens").asLong(),
            counts.path("completion_tokens_details").path("reasoning_tokens").asLong(),
            counts.path("prompt_tokens_details").path("cache_write_tokens").asLong()));
  }
}
