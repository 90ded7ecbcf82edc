package dev.rolewright.llm.providers;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.rolewright.llm.AnswerFormat;
import dev.rolewright.llm.ChatRole;
import dev.rolewright.llm.spi.ProviderCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Turns a conversation into the library's messages. */
final class Conversation {
  private Conversation() {}

  /**
   * Returns the messages as they are; where a format is asked for that the model does not keep by
   * itself, an instruction goes ahead.
   *
   * @param nativeFormat whether the vendor is told of the format by a parameter
   */
  static List<ChatMessage> of(ProviderCall call, boolean nativeFormat) {
    List<dev.rolewright.llm.ChatMessage> all = new ArrayList<>();
    String instruction = instruction(call, nativeFormat);
    if (!instruction.isEmpty()) {
      all.add(new dev.rolewright.llm.ChatMessage(ChatRole.SYSTEM, instruction));
    }
    all.addAll(call.messages());
    return all.stream().map(Conversation::message).toList();
  }

  /**
   * Returns the messages with each role's neighbours made one, for vendors that want the roles in
   * turn. A conversation of instructions alone is what the person says.
   */
  static List<ChatMessage> alternating(ProviderCall call, boolean nativeFormat) {
    List<dev.rolewright.llm.ChatMessage> system = new ArrayList<>();
    List<dev.rolewright.llm.ChatMessage> turns = new ArrayList<>();
    for (dev.rolewright.llm.ChatMessage message : call.messages()) {
      if (message.role() == ChatRole.SYSTEM) {
        system.add(message);
      } else if (!turns.isEmpty() && turns.getLast().role() == message.role()) {
        String joined = turns.removeLast().content() + "\n\n" + message.content();
        turns.add(new dev.rolewright.llm.ChatMessage(message.role(), joined));
      } else {
        turns.add(message);
      }
    }
    if (turns.isEmpty() && !system.isEmpty()) {
      turns.add(new dev.rolewright.llm.ChatMessage(ChatRole.USER, system.removeLast().content()));
    }
    if (!turns.isEmpty() && turns.getLast().role() == ChatRole.ASSISTANT) {
      // A begun answer must not end with a space, and a space is no part of how it goes on.
      String begun = turns.removeLast().content().stripTrailing();
      turns.add(new dev.rolewright.llm.ChatMessage(ChatRole.ASSISTANT, begun));
    }
    String instruction = instruction(call, nativeFormat);
    if (!instruction.isEmpty()) {
      system.add(new dev.rolewright.llm.ChatMessage(ChatRole.SYSTEM, instruction));
    }
    List<ChatMessage> messages = new ArrayList<>();
    system.forEach(message -> messages.add(message(message)));
    turns.forEach(message -> messages.add(message(message)));
    return messages;
  }

  private static String instruction(ProviderCall call, boolean nativeFormat) {
    return switch (call.format()) {
      case AnswerFormat.Text text -> "";
      // OpenAI's JSON mode demands that the conversation speaks of JSON.
      case AnswerFormat.JsonObject object ->
          nativeFormat && speaksOfJson(call) ? "" : "Answer with one JSON object and nothing else.";
      case AnswerFormat.JsonSchema schema ->
          nativeFormat
              ? ""
              : "Answer with one JSON object that is valid by this JSON Schema, and nothing else.\n"
                  + schema.schema();
    };
  }

  private static boolean speaksOfJson(ProviderCall call) {
    return call.messages().stream()
        .anyMatch(message -> message.content().toLowerCase(Locale.ROOT).contains("json"));
  }

  private static ChatMessage message(dev.rolewright.llm.ChatMessage message) {
    return switch (message.role()) {
      case SYSTEM -> SystemMessage.from(message.content());
      case USER -> UserMessage.from(message.content());
      case ASSISTANT -> AiMessage.from(message.content());
    };
  }
}
