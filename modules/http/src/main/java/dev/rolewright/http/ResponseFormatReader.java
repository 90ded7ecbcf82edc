package dev.rolewright.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rolewright.proto.v1.ResponseFormat;
import dev.rolewright.proto.v1.ResponseFormatType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code response_format}. */
final class ResponseFormatReader {
  private static final String PATH = "response_format";
  private static final String SCHEMA_PATH = PATH + ".json_schema";
  private static final Set<String> FIELDS = Set.of("type", "json_schema");
  private static final Set<String> SCHEMA_FIELDS =
      Set.of("name", "description", "schema", "strict");

  private ResponseFormatReader() {}

  static ResponseFormat read(ObjectNode node) {
    Fields fields = Fields.of(node, PATH, FIELDS, Map.of());
    String type =
        fields
            .text("type")
            .orElseThrow(
                () ->
                    MessagesReader.missing(
                        PATH + ".type", "which is text, json_object or json_schema"));
    return switch (type) {
      case "text" -> plain(fields, ResponseFormatType.RESPONSE_FORMAT_TYPE_TEXT);
      case "json_object" -> plain(fields, ResponseFormatType.RESPONSE_FORMAT_TYPE_JSON_OBJECT);
      case "json_schema" ->
          schema(
              fields
                  .object("json_schema")
                  .orElseThrow(
                      () ->
                          MessagesReader.missing(
                              SCHEMA_PATH, "an object with \"name\" and \"schema\"")));
      default ->
          throw ApiError.invalid(
              PATH + ".type", "'" + PATH + ".type' must be text, json_object or json_schema.");
    };
  }

  private static ResponseFormat plain(Fields fields, ResponseFormatType type) {
    if (fields.any("json_schema").isPresent()) {
      throw ApiError.invalid(
          SCHEMA_PATH, "'" + SCHEMA_PATH + "' goes with the type json_schema only.");
    }
    return ResponseFormat.newBuilder().setType(type).build();
  }

  private static ResponseFormat schema(ObjectNode node) {
    Fields fields = Fields.of(node, SCHEMA_PATH, SCHEMA_FIELDS, Map.of());
    ResponseFormat.Builder format =
        ResponseFormat.newBuilder()
            .setType(ResponseFormatType.RESPONSE_FORMAT_TYPE_JSON_SCHEMA)
            .setSchemaName(
                fields
                    .text("name")
                    .orElseThrow(
                        () -> MessagesReader.missing(SCHEMA_PATH + ".name", "the schema's name")));
    // An answer is always held against the schema, so that both values mean the same here.
    fields.flag("strict");
    Optional<ObjectNode> schema = fields.object("schema");
    Optional<String> description = fields.text("description");
    if (description.isPresent()) {
      describe(schema, description.get());
    }
    schema.ifPresent(object -> format.setJsonSchema(Structs.of(object, fields.pathOf("schema"))));
    return format.build();
  }

  /** Puts the description where models find it: into the schema. */
  private static void describe(Optional<ObjectNode> schema, String description) {
    String path = SCHEMA_PATH + ".description";
    if (schema.isEmpty()) {
      throw ApiError.invalid(
          path, "'" + path + "' goes with a schema; a schema of the server has one of its own.");
    }
    if (schema.get().hasNonNull("description")) {
      throw ApiError.invalid(
          path, "The schema has a description of its own; leave '" + path + "' out.");
    }
    schema.get().put("description", description);
  }
}
