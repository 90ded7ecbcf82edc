package dev.rolewright.llm.providers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rolewright.llm.LlmException;
import dev.rolewright.llm.spi.ProviderAnswer;

/** Reads the events of one answer and passes its text on. Used by one thread. */
interface AnswerReader {
  /**
   * Takes the next event.
   *
   * @return whether this was the last one, so that the answer is whole
   * @throws LlmException when the event can't be read, comes where it must not, or is an error
   */
  boolean accept(StreamEvent event);

  /**
   * Takes an answer that came whole although a stream was asked for.
   *
   * @throws LlmException when it can't be read, or the vendor has no such thing
   */
  void acceptWhole(JsonNode body);

  /** Returns how the answer ended; only after its last event. */
  ProviderAnswer answer();
}
