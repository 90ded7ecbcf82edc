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
   * Returns the messages and what was found in the text, which stands between tags that nothing in
   * it can end.
   *
   * @param policy looks at the text; the instructions are taken as they are
   */
  public static Screened<List<ChatMessage>> messages(
      SafetyPolicy policy, String instructions, String input) {
    Screened<String> screened = Screening.data(policy, input);
    String data = screened.value();
    DataFence fence = DataFence.around(List.of(data));
    return new Screened<>(
        List.of(
            new ChatMessage(ChatRole.SYSTEM, instructions + "\n\n" + fence.rule()),
            new ChatMessage(ChatRole.USER, fence.wrap(NAME, data))),
        screened.findings());
  }
}
