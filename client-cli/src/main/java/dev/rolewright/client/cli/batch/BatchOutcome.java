package dev.rolewright.client.cli.batch;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.rolewright.client.cli.connection.Failure;

/** What became of one line. */
public sealed interface BatchOutcome {
  /**
   * Answered.
   *
   * @param json the response of the single call, on one line
   */
  record Answered(String json) implements BatchOutcome {}

  /**
   * Not answered.
   *
   * @param reason a reason of docs/errors.md
   * @param message what is wrong
   * @param field path of the field at fault; empty where no single one is
   */
  record Failed(String reason, String message, String field) implements BatchOutcome {}

  /** Returns the outcome of a call that failed for this line alone. */
  static BatchOutcome of(Failure failure) {
    String field = failure.violations().isEmpty() ? "" : failure.violations().getFirst().field();
    String message = failure.message();
    if (message.isEmpty()) {
      message =
          failure.violations().isEmpty()
              ? failure.code().name()
              : failure.violations().getFirst().description();
    }
    return new Failed(failure.reason(), message, field);
  }

  /** Returns the line of output. */
  default String line(JsonElement id) {
    return switch (this) {
      case Answered answered -> "{\"id\":" + id + ",\"result\":" + answered.json() + "}";
      case Failed failed -> {
        JsonObject error = new JsonObject();
        error.addProperty("reason", failed.reason());
        error.addProperty("message", failed.message());
        error.addProperty("field", failed.field());
        yield "{\"id\":" + id + ",\"error\":" + error + "}";
      }
    };
  }
}
