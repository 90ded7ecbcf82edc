package dev.rolewright.llm;

import java.util.List;

/**
 * A conversation that waits for an answer.
 *
 * @param target a model as {@code provider/model} or by an alias, or the name of a route or task
 * @param messages at least one
 * @param user the caller's own id of the end user; may be empty; a vendor gets it as a hash only
 */
public record ChatRequest(
    String target,
    List<ChatMessage> messages,
    ChatParameters parameters,
    AnswerFormat format,
    String user) {
  /** Copies the list. */
  public ChatRequest {
    messages = List.copyOf(messages);
  }
}
