package dev.rolewright.http;

import org.jspecify.annotations.Nullable;

/** Writes an error in this API's form. */
final class ErrorBody {
  private ErrorBody() {}

  static byte[] of(ApiError error) {
    JsonBytes json = new JsonBytes(256);
    write(error, json);
    return json.toArray();
  }

  static void write(ApiError error, JsonBytes json) {
    json.raw("{\"error\":{\"message\":").text(error.message());
    json.raw(",\"type\":").text(error.type());
    json.raw(",\"param\":");
    textOrNull(error.param(), json);
    json.raw(",\"code\":");
    textOrNull(error.code(), json);
    json.raw("}}");
  }

  private static void textOrNull(@Nullable String text, JsonBytes json) {
    if (text == null) {
      json.raw("null");
    } else {
      json.text(text);
    }
  }
}
