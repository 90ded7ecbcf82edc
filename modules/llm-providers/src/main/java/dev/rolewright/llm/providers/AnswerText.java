package dev.rolewright.llm.providers;

import dev.rolewright.domain.FinishReason;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.spi.ProviderAnswer;
import dev.rolewright.llm.spi.ProviderSink;
import java.util.Optional;

/** The text of one answer on its way to the sink. Used by one thread. */
final class AnswerText {
  private final ProviderSink sink;
  private boolean empty = true;

  AnswerText(ProviderSink sink) {
    this.sink = sink;
  }

  void add(String text) {
    if (!text.isEmpty()) {
      empty = false;
      sink.text(text);
    }
  }

  /**
   * Ends the answer.
   *
   * @throws dev.rolewright.llm.LlmException MALFORMED when the model stopped by itself and has said
   *     nothing
   */
  ProviderAnswer answer(FinishReason reason, Optional<TokenUsage> usage) {
    if (empty && reason == FinishReason.STOP) {
      throw Json.malformed("The model's answer is empty.");
    }
    return new ProviderAnswer(reason, usage);
  }
}
