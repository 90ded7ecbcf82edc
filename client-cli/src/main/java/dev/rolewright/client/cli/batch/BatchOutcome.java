package dev.rolewright.client.cli.batch;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.rolewright.client.cli.connection.Failure;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What became of one line. */
public sealed interface BatchOutcome {
  /** What the text of a line is called in the requests; behind it a place within, if any. */
  Pattern MEMBER = Pattern.compile("(?:job\\.)?(?:text|texts\\[0])(?<within>#.*)?", Pattern.DOTALL);

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
   * @param field the member of the line at fault; empty where none is
   */
  record Failed(String reason, String message, String field) implements BatchOutcome {}

  /**
   * Returns the outcome of a request that was refused.
   *
   * @param path of the field at fault in the request that was made of the line; empty where none is
   */
  static BatchOutcome refused(String reason, String message, String path) {
    Matcher member = MEMBER.matcher(path);
    if (!member.matches()) {
      return new Failed(reason, message, "");
    }
    String field = "text" + Optional.ofNullable(member.group("within")).orElse("");
    String told = message.startsWith(path) ? field + message.substring(path.length()) : message;
    return new Failed(reason, told, field);
  }

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
    return refused(failure.reason(), message, field);
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
