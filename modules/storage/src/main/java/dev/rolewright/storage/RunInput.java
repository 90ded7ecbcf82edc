package dev.rolewright.storage;

import dev.rolewright.llm.ChatMessage;
import dev.rolewright.llm.ChatParameters;
import java.util.List;

/**
 * What an attempt at a provider was asked, as it is kept. Public for the JSON library alone.
 *
 * @param format {@code TEXT}, {@code JSON_OBJECT} or {@code JSON_SCHEMA}
 * @param schemaName empty unless there is a schema
 * @param schema empty unless there is one
 */
public record RunInput(
    String target,
    List<ChatMessage> messages,
    ChatParameters parameters,
    String format,
    String schemaName,
    String schema,
    String user) {
  /** Copies the list. */
  public RunInput {
    messages = List.copyOf(messages);
  }
}
