package dev.rolewright.llm.providers;

import dev.rolewright.llm.providers.StreamEvent.Slice;

/**
 * Finds an event that came twice. Two equal pieces of text in a row are no proof, since models
 * repeat themselves; but where each event carries a mark of its own, equal bytes are. Used by one
 * thread.
 */
final class RepeatedEvent {
  private byte[] last = {};

  /**
   * Tells whether the event is the one before.
   *
   * @param marked whether the event carries something that no other one has
   */
  boolean isRepeated(Slice data, boolean marked) {
    if (!marked) {
      return false;
    }
    if (data.is(last)) {
      return true;
    }
    last = data.copy();
    return false;
  }
}
