package dev.rolewright.server.grpc;

import dev.rolewright.llm.AnswerFormat;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.prompts.PromptSchemas;

/** The schemas of answers that the server knows by name. */
final class NamedSchemas {
  private NamedSchemas() {}

  /**
   * Returns a schema.
   *
   * @throws RolewrightException NOT_FOUND for an unknown name
   */
  static AnswerFormat.JsonSchema get(String name) {
    return PromptSchemas.find(name)
        .map(schema -> new AnswerFormat.JsonSchema(name, schema))
        .orElseThrow(
            () ->
                RolewrightException.of(
                    ErrorCode.NOT_FOUND,
                    "There is no schema of this name; known are "
                        + String.join(", ", PromptSchemas.names())
                        + ". Others are sent along as json_schema."));
  }
}
