package dev.rolewright.llm.spi;

import java.util.List;

/** Tells which answers may go to others than those who asked for them. Called by many threads. */
@FunctionalInterface
public interface SharedAnswerCheck {
  /**
   * Tells whether an answer says nothing of a person, as far as that can be told; where it can't,
   * it may not be shared.
   *
   * @param input what the one who asked wrote
   * @param ours texts that tell of nobody: the instructions and the names of the category
   */
  boolean mayBeShared(String answer, String input, List<String> ours);

  /** Returns the check of a gateway that shares no answer. */
  static SharedAnswerCheck none() {
    return (answer, input, ours) -> false;
  }
}
