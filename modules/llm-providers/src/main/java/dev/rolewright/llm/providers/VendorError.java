package dev.rolewright.llm.providers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * What a vendor says about a failure, in the forms that vendors use. All in lower case, and only
 * ever compared: nothing of it goes into a message.
 *
 * @param status of the response; 0 within a stream
 */
record VendorError(int status, String type, String code, String parameter, String message) {
  private static final int MOST_MESSAGE_CHARACTERS = 4000;

  /** Reads the body of a response, or an event, which may be anything. */
  static VendorError of(int status, JsonNode body) {
    JsonNode error = body.path("error");
    if (error.isTextual()) {
      return new VendorError(status, text(body.path("error_type")), "", "", text(error));
    }
    JsonNode holder = error.isObject() ? error : body;
    JsonNode inner = holder.path("innererror").path("code");
    String code = text(holder.path("code"));
    return new VendorError(
        status(status, code),
        text(holder.path("type")),
        inner.isTextual() ? code + " " + text(inner) : code,
        text(holder.path("param")),
        message(holder));
  }

  boolean says(String... phrases) {
    for (String phrase : phrases) {
      if (message.contains(phrase)) {
        return true;
      }
    }
    return false;
  }

  boolean isOfKind(String... kinds) {
    for (String kind : kinds) {
      if (type.contains(kind) || code.contains(kind)) {
        return true;
      }
    }
    return false;
  }

  private static String message(JsonNode holder) {
    JsonNode message = holder.path("message");
    if (message.isTextual()) {
      return text(message);
    }
    // FastAPI, which many servers are built on, says "detail", and for fields a list.
    JsonNode detail = holder.path("detail");
    return detail.isTextual() ? text(detail) : bounded(detail.toString());
  }

  /** Servers that fail within a stream send the status as the code. */
  private static int status(int status, String code) {
    boolean isStatus = code.length() == 3 && code.chars().allMatch(Character::isDigit);
    return status == 0 && isStatus ? Integer.parseInt(code) : status;
  }

  private static String text(JsonNode node) {
    return node.isValueNode() && !node.isNull() ? bounded(node.asText()) : "";
  }

  private static String bounded(String text) {
    return text.substring(0, Math.min(text.length(), MOST_MESSAGE_CHARACTERS))
        .toLowerCase(Locale.ROOT);
  }
}
