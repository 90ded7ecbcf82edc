package dev.rolewright.llm;

/** The shape that an answer must have. */
public sealed interface AnswerFormat {
  /** Free text. */
  record Text() implements AnswerFormat {}

  /** Any JSON object. */
  record JsonObject() implements AnswerFormat {}

  /**
   * A JSON object that is valid by a schema.
   *
   * @param name 1..64 characters of a-z, A-Z, 0-9, underscore and hyphen
   * @param schema JSON Schema (draft 2020-12) of type object, as JSON
   */
  record JsonSchema(String name, String schema) implements AnswerFormat {}
}
