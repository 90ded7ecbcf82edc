package dev.rolewright.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rolewright.proto.v1.ChatCompleted;
import dev.rolewright.proto.v1.StructuredOutput;
import dev.rolewright.proto.v1.StructuredOutputSource;
import java.nio.charset.StandardCharsets;

/** The text of an answer that is to be JSON, which may differ from what the model wrote. */
final class StructuredText {
  private StructuredText() {}

  /** Returns the answer that holds. */
  static String of(ChatCompleted completed, String written) {
    return holdsAsWritten(completed)
        ? written
        : Structs.json(completed.getStructuredOutput().getValue());
  }

  /** Tells whether a text that has left already is the answer that holds. */
  static boolean agrees(ChatCompleted completed, String written) {
    if (holdsAsWritten(completed)) {
      return true;
    }
    try {
      ObjectNode object = JsonBody.read(written.getBytes(StandardCharsets.UTF_8));
      return Structs.of(object, "").equals(completed.getStructuredOutput().getValue());
    } catch (ApiException differs) {
      return false;
    }
  }

  private static boolean holdsAsWritten(ChatCompleted completed) {
    if (!completed.hasStructuredOutput()) {
      return true;
    }
    StructuredOutput structured = completed.getStructuredOutput();
    return structured.getSource() == StructuredOutputSource.STRUCTURED_OUTPUT_SOURCE_AS_SENT;
  }
}
