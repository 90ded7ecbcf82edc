package dev.rolewright.http;

import dev.rolewright.proto.v1.ChatCompleted;
import dev.rolewright.proto.v1.InvalidField;
import dev.rolewright.proto.v1.StructuredOutput;

/**
 * What a caller has to know of an answer and OpenAI's form has no place for: an object {@code
 * rolewright}, which is left out where there is nothing to say.
 */
final class Extension {
  private Extension() {}

  /** Writes the object with a comma before it, or nothing. */
  static void write(ChatCompleted completed, JsonBytes json) {
    boolean degraded = completed.getProvenance().getDegraded();
    StructuredOutput structured = completed.getStructuredOutput();
    boolean partial = completed.hasStructuredOutput() && !structured.getIsValid();
    if (!degraded && !partial) {
      return;
    }
    json.raw(",\"rolewright\":{");
    if (degraded) {
      json.raw("\"degraded_reason\":").text(completed.getProvenance().getDegradedReason());
    }
    if (partial) {
      json.raw(degraded ? "," : "").raw("\"invalid_fields\":[");
      boolean first = true;
      for (InvalidField field : structured.getInvalidFieldsList()) {
        json.raw(first ? "" : ",").raw("{\"pointer\":").text(field.getPointer());
        json.raw(",\"message\":").text(field.getMessage()).raw("}");
        first = false;
      }
      json.raw("]");
    }
    json.raw("}");
  }
}
