package dev.rolewright.prompts;

import dev.rolewright.llm.ChatMessage;
import dev.rolewright.llm.ChatRole;
import dev.rolewright.safety.spi.SafetyPolicy;
import java.util.List;

/** Instructions and a text that is data to them. */
public final class InstructedInput {
  private static final String NAME = "input";

  private InstructedInput() {}

  /**
   * Returns the messages; the text stands between tags that nothing in it can end.
   *
   * @param policy looks at the text; the instructions are taken as they are
   */
  public static List<ChatMessage> messages(SafetyPolicy policy, String instructions, String input) {
    String data = Screening.data(policy, input);
    DataFence fence = DataFence.around(List.of(data));
    return List.of(
        new ChatMessage(ChatRole.SYSTEM, instructions + "\n\n" + fence.rule()),
        new ChatMessage(ChatRole.USER, fence.wrap(NAME, data)));
  }
}
