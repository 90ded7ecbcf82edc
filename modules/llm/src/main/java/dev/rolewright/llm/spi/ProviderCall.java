package dev.rolewright.llm.spi;

import dev.rolewright.llm.AnswerFormat;
import dev.rolewright.llm.ChatMessage;
import dev.rolewright.llm.ChatParameters;
import dev.rolewright.platform.Cancellation;
import java.util.List;

/**
 * One call of a model.
 *
 * @param model the provider's own name of it
 * @param userHash stands for the end user; may be empty
 * @param cancellation raised when nobody waits for the answer any more
 */
public record ProviderCall(
    String model,
    List<ChatMessage> messages,
    ChatParameters parameters,
    AnswerFormat format,
    String userHash,
    Cancellation cancellation) {
  /** Copies the list. */
  public ProviderCall {
    messages = List.copyOf(messages);
  }
}
