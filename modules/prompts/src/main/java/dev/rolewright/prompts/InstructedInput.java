package dev.rolewright.prompts;

import dev.rolewright.llm.ChatMessage;
import dev.rolewright.llm.ChatRole;
import java.util.List;

/** Instructions and a text that is data to them. */
public final class InstructedInput {
  private static final String NAME = "input";

  private InstructedInput() {}

  /** Returns the messages; the text stands between tags that nothing in it can end. */
  public static List<ChatMessage> messages(String instructions, String input) {
    DataFence fence = DataFence.around(List.of(input));
    return List.of(
        new ChatMessage(ChatRole.SYSTEM, instructions + "\n\n" + fence.rule()),
        new ChatMessage(ChatRole.USER, fence.wrap(NAME, input)));
  }
}
