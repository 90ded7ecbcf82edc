package dev.rolewright.llm.spi;

import dev.rolewright.llm.ChatRequest;
import dev.rolewright.llm.RequestRecord;
import dev.rolewright.llm.Run;

/** Takes what the gateway did. No method blocks or throws: a record must not slow an answer. */
public interface Records {
  /** Notes that an attempt begins. */
  void started(Run run, ChatRequest request);

  /**
   * Notes that an attempt ended.
   *
   * @param account whose account was called with, see {@link LlmProvider#account}
   * @param output what it wrote, also where it failed
   */
  void ended(Run run, String account, String output);

  /** Notes that a request ended. */
  void ended(RequestRecord request);

  /** Returns records that are kept nowhere. */
  static Records none() {
    return new Records() {
      @Override
      public void started(Run run, ChatRequest request) {}

      @Override
      public void ended(Run run, String account, String output) {}

      @Override
      public void ended(RequestRecord request) {}
    };
  }
}
