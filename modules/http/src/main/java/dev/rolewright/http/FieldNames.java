package dev.rolewright.http;

import java.util.Map;

/**
 * Says by which name of this API the caller sent a field of the gateway's request.
 *
 * @param maxTokens {@code max_tokens} or {@code max_completion_tokens}, whichever came
 * @param knownSchema true where the caller named a schema of the server and sent none
 */
record FieldNames(String maxTokens, boolean knownSchema) {
  /** For requests that have no body. */
  static final FieldNames NONE = new FieldNames("max_tokens", false);

  private static final String SCHEMA = "response_format.json_schema";

  private static final Map<String, String> OTHERS =
      Map.of(
          "target", "model",
          "route", "model",
          "response_format.type", "response_format.type",
          "response_format.schema_name", SCHEMA + ".name");

  /** Returns the caller's path of a field of the gateway's request. */
  String callersName(String field) {
    if (field.equals("max_tokens")) {
      return maxTokens;
    }
    if (field.startsWith(SCHEMA)) {
      return SCHEMA + ".schema" + field.substring(SCHEMA.length());
    }
    return OTHERS.getOrDefault(field, field);
  }
}
