package dev.rolewright.llm.providers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rolewright.domain.FinishReason;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.LlmException;
import dev.rolewright.llm.spi.ProviderAnswer;
import dev.rolewright.llm.spi.ProviderSink;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of Anthropic's messages. Their order is fixed, so that most of what gets lost or
 * comes twice shows. Events of unknown type are passed over, as the vendor asks for.
 */
final class AnthropicAnswer implements AnswerReader {
  private final AnswerText text;
  private final Set<Integer> begunBlocks = new HashSet<>();
  private final Set<Integer> openBlocks = new HashSet<>();
  private boolean begun;
  private @Nullable FinishReason finish;
  private long inputTokens = -1;
  private long cachedTokens;
  private long writtenTokens;
  private long outputTokens = -1;

  AnthropicAnswer(ProviderSink sink) {
    text = new AnswerText(sink);
  }

  @Override
  public boolean accept(StreamEvent event) {
    JsonNode body = Json.object(event.data());
    switch (body.path("type").asText()) {
      case "message_start" -> begin(body.path("message"));
      case "content_block_start" -> beginBlock(body);
      case "content_block_delta" -> readDelta(body);
      case "content_block_stop" -> endBlock(body);
      case "message_delta" -> readEnd(body);
      case "message_stop" -> {
        if (finish == null || !openBlocks.isEmpty()) {
          throw Json.malformed("The provider's answer ends before its end.");
        }
        return true;
      }
      case "error" -> throw Faults.of(VendorError.of(0, body), Optional.empty());
      case "" -> throw Json.malformed("An event of the provider's answer has no type.");
      default -> {
        // Signs of life, and what later versions of the API may bring.
      }
    }
    return false;
  }

  @Override
  public void acceptWhole(JsonNode body) {
    if (body.hasNonNull("error")) {
      throw Faults.of(VendorError.of(0, body), Optional.empty());
    }
    throw Json.malformed("The provider did not stream its answer.");
  }

  @Override
  public ProviderAnswer answer() {
    if (finish == null) {
      throw new IllegalStateException("the answer is not whole");
    }
    // Thoughts are counted among the tokens of the answer, and not apart.
    Optional<TokenUsage> usage =
        inputTokens < 0 || outputTokens < 0
            ? Optional.empty()
            : Optional.of(
                new TokenUsage(inputTokens, outputTokens, cachedTokens, 0, writtenTokens));
    return text.answer(finish, usage);
  }

  private void begin(JsonNode message) {
    if (begun || !message.isObject()) {
      throw outOfOrder();
    }
    begun = true;
    readUsage(message.path("usage"));
  }

  private void beginBlock(JsonNode event) {
    int index = index(event);
    if (!begun || finish != null || !begunBlocks.add(index)) {
      throw outOfOrder();
    }
    openBlocks.add(index);
    JsonNode block = event.path("content_block");
    if (block.path("type").asText().equals("text")) {
      text.add(block.path("text").asText());
    }
  }

  private void readDelta(JsonNode event) {
    if (!openBlocks.contains(index(event))) {
      throw outOfOrder();
    }
    JsonNode delta = event.path("delta");
    // Thoughts and their signatures are deltas of other types.
    if (delta.path("type").asText().equals("text_delta")) {
      if (!delta.path("text").isTextual()) {
        throw Json.malformed("A piece of the provider's answer holds no text.");
      }
      text.add(delta.path("text").textValue());
    }
  }

  private void endBlock(JsonNode event) {
    if (!openBlocks.remove(index(event))) {
      throw outOfOrder();
    }
  }

  private void readEnd(JsonNode event) {
    if (!begun) {
      throw outOfOrder();
    }
    readUsage(event.path("usage"));
    JsonNode reason = event.path("delta").path("stop_reason");
    if (reason.isTextual()) {
      finish = finishReason(reason.textValue());
    }
  }

  private static FinishReason finishReason(String reason) {
    return switch (reason) {
      case "end_turn", "stop_sequence" -> FinishReason.STOP;
      case "max_tokens", "model_context_window_exceeded" -> FinishReason.LENGTH;
      case "refusal" -> FinishReason.CONTENT_FILTER;
      default -> throw Json.malformed("The provider ended its answer for an unknown reason.");
    };
  }

  /** The counts are totals; what came from a cache or went into it is counted apart. */
  private void readUsage(JsonNode usage) {
    if (usage.path("input_tokens").isNumber()) {
      cachedTokens = usage.path("cache_read_input_tokens").asLong();
      writtenTokens = usage.path("cache_creation_input_tokens").asLong();
      // The vendor counts them beside the input, and not in it.
      inputTokens = usage.path("input_tokens").asLong() + cachedTokens + writtenTokens;
    }
    if (usage.path("output_tokens").isNumber()) {
      outputTokens = usage.path("output_tokens").asLong();
    }
  }

  private static int index(JsonNode event) {
    if (!event.path("index").canConvertToInt()) {
      throw Json.malformed("An event of the provider's answer belongs to no block.");
    }
    return event.path("index").intValue();
  }

  private static LlmException outOfOrder() {
    return Json.malformed("The events of the provider's answer come out of order.");
  }
}
