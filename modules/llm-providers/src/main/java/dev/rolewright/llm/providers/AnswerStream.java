package dev.rolewright.llm.providers;

import dev.rolewright.llm.spi.ProviderAnswer;
import java.io.IOException;

/** Reads a stream to the end of its answer. */
final class AnswerStream {
  private AnswerStream() {}

  /**
   * Reads until the answer is whole, and nothing behind that.
   *
   * @throws dev.rolewright.llm.LlmException when it is not, or is an error
   */
  static ProviderAnswer read(ByteSource source, Vendor.Framing framing, AnswerReader reader)
      throws IOException, InterruptedException {
    EventReader events = new EventReader(new LineReader(source), framing);
    for (StreamEvent event = events.next(); event != null; event = events.next()) {
      if (reader.accept(event)) {
        return reader.answer();
      }
    }
    throw Json.malformed("The provider's answer ends before its end.");
  }
}
