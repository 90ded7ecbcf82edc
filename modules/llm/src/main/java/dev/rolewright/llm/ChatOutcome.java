package dev.rolewright.llm;

import dev.rolewright.platform.RolewrightException;

/** What became of a conversation, for those who go on where no model answers. */
public sealed interface ChatOutcome {
  /** A model answered. */
  record Answered(ChatAnswer answer) implements ChatOutcome {}

  /**
   * None did.
   *
   * @param exception what a caller would be told
   * @param failure the same with what it took
   */
  record Failed(RolewrightException exception, ModelFailure failure) implements ChatOutcome {}
}
