package dev.rolewright.llm.providers;

import dev.rolewright.llm.spi.ProviderCall;
import dev.rolewright.llm.spi.ProviderSink;

/** What differs from vendor to vendor. */
interface Vendor {
  /** How the answer's events are told apart. */
  enum Framing {
    SERVER_SENT_EVENTS,
    JSON_LINES
  }

  /**
   * Writes the request of a call.
   *
   * @throws IllegalArgumentException when this vendor can't be asked such a thing
   */
  WireRequest chat(ProviderCall call);

  /** Tells how answers are framed. */
  Framing framing();

  /** Begins to read one answer. */
  AnswerReader reader(ProviderSink sink);

  /** Writes the request for the list of models. */
  WireRequest modelList();

  /** The names in the list of models are under this key of each item of this array. */
  ModelListShape modelListShape();

  /** Where a list of models has its names. */
  record ModelListShape(String array, String name) {}
}
