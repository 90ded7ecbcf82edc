package dev.rolewright.llm.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.rolewright.llm.AnswerFormat;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** JSON Schemas as the vendors take them. */
final class NativeFormat {
  /** What Anthropic refuses in a schema; it may be left out, since whoever asks checks anyway. */
  private static final Set<String> NOT_AT_ANTHROPIC =
      Set.of(
          "$schema",
          "$id",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "uniqueItems",
          "minProperties",
          "maxProperties",
          "patternProperties",
          "propertyNames");

  private NativeFormat() {}

  /**
   * Returns a format of a JSON Schema.
   *
   * @throws IllegalArgumentException when the schema is no JSON object
   */
  static ResponseFormat of(AnswerFormat.JsonSchema format, JsonNode schema) {
    return ResponseFormat.builder()
        .type(ResponseFormatType.JSON)
        .jsonSchema(
            JsonSchema.builder()
                .name(format.name())
                .rootElement(JsonRawSchema.from(Json.write(schema)))
                .build())
        .build();
  }

  /**
   * Reads a schema.
   *
   * @throws IllegalArgumentException when it is no JSON object
   */
  static ObjectNode schema(AnswerFormat.JsonSchema format) {
    if (Json.orMissing(format.schema()) instanceof ObjectNode schema) {
      return schema;
    }
    throw new IllegalArgumentException("the schema is no JSON object");
  }

  /**
   * Tells whether OpenAI takes a schema in its strict mode: each object names all its properties as
   * required and allows no others.
   */
  static boolean isStrict(JsonNode schema) {
    JsonNode properties = schema.path("properties");
    boolean object = properties.isObject() || schema.path("type").asText().equals("object");
    if (object && !(closed(schema) && required(schema).equals(names(properties)))) {
      return false;
    }
    for (JsonNode part : schema) {
      if (part.isContainerNode() && !isStrict(part)) {
        return false;
      }
    }
    return true;
  }

  /** Returns a schema without what Anthropic refuses, each object closed. */
  static ObjectNode forAnthropic(ObjectNode schema) {
    ObjectNode copy = schema.deepCopy();
    adapt(copy);
    return copy;
  }

  private static void adapt(ObjectNode schema) {
    schema.remove(NOT_AT_ANTHROPIC);
    if (schema.path("type").asText().equals("object") || schema.has("properties")) {
      schema.put("additionalProperties", false);
    }
    for (Map.Entry<String, JsonNode> part : schema.properties()) {
      switch (part.getKey()) {
        // Here the keys are names that the schema's author chose.
        case "properties", "$defs", "definitions" ->
            part.getValue().forEach(NativeFormat::adaptAny);
        case "enum", "const", "default", "examples" -> {
          // These are values, not schemas.
        }
        default -> adaptAny(part.getValue());
      }
    }
  }

  private static void adaptAny(JsonNode part) {
    if (part instanceof ObjectNode schema) {
      adapt(schema);
    } else if (part instanceof ArrayNode parts) {
      parts.forEach(NativeFormat::adaptAny);
    }
  }

  private static boolean closed(JsonNode schema) {
    JsonNode others = schema.path("additionalProperties");
    return others.isBoolean() && !others.booleanValue();
  }

  private static Set<String> required(JsonNode schema) {
    Set<String> names = new HashSet<>();
    schema.path("required").forEach(name -> names.add(name.asText()));
    return names;
  }

  private static Set<String> names(JsonNode properties) {
    Set<String> names = new HashSet<>();
    properties.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
