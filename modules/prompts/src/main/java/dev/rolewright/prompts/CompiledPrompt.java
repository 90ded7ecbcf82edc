package dev.rolewright.prompts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rolewright.llm.ChatMessage;
import dev.rolewright.platform.FieldChecks;
import dev.rolewright.platform.JsonSchema;
import dev.rolewright.platform.JsonSchemaException;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.SchemaViolation;
import dev.rolewright.safety.spi.SafetyPolicy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A template with the schema of its variables, ready to render. */
final class CompiledPrompt {
  private static final int MOST_OF_A_NAME = 80;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final PromptTemplate template;
  private final JsonSchema inputSchema;
  private final Set<String> declared;

  private CompiledPrompt(PromptTemplate template, JsonSchema inputSchema, Set<String> declared) {
    this.template = template;
    this.inputSchema = inputSchema;
    this.declared = declared;
  }

  /**
   * Reads a template and its schema.
   *
   * @throws RolewrightException INVALID_FIELD for a template or schema that is none, and for a
   *     variable that the schema does not have
   */
  static CompiledPrompt of(String template, String inputSchema) {
    PromptTemplate parsed = PromptTemplate.parse(template);
    JsonSchema schema = objectSchema("input_schema", inputSchema);
    Set<String> declared = properties(inputSchema);
    FieldChecks checks = new FieldChecks();
    for (String variable : parsed.variables()) {
      if (!declared.contains(variable)) {
        checks.reject(
            "template",
            "uses the variable "
                + variable
                + ", which input_schema does not have under properties; add it there.");
      }
    }
    checks.throwIfAny();
    return new CompiledPrompt(parsed, schema, declared);
  }

  /**
   * Reads a schema of type object.
   *
   * @throws RolewrightException INVALID_FIELD for any other text
   */
  static JsonSchema objectSchema(String field, String json) {
    try {
      JsonSchema schema = JsonSchema.parse(json);
      if (!tree(json).path("type").asText().equals("object")) {
        throw RolewrightException.invalid(field, "must be a schema with \"type\": \"object\".");
      }
      return schema;
    } catch (JsonSchemaException refused) {
      String place = refused.pointer().isEmpty() ? "" : "at " + refused.pointer() + " ";
      throw RolewrightException.invalid(
          field, place + refused.fault() + " Send a JSON Schema of draft 2020-12.");
    }
  }

  /**
   * Returns the messages and what was found in the values.
   *
   * @throws RolewrightException INVALID_FIELD naming each variable that is missing, unknown or does
   *     not meet the schema
   */
  Screened<List<ChatMessage>> render(SafetyPolicy policy, ObjectNode values) {
    FieldChecks checks = new FieldChecks();
    Set<String> unknown = new HashSet<>();
    values
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!declared.contains(name)) {
                unknown.add(name);
                checks.reject(
                    "variables." + name.substring(0, Math.min(name.length(), MOST_OF_A_NAME)),
                    declared.isEmpty()
                        ? "is no variable of this prompt, which has none; leave it out."
                        : "is no variable of this prompt; it has "
                            + String.join(", ", declared)
                            + ".");
              }
            });
    for (SchemaViolation violation : inputSchema.check(values.toString())) {
      String place = violation.pointer();
      if (!unknown.contains(place.replaceFirst("/", "").replace("~1", "/").replace("~0", "~"))) {
        checks.reject(
            place.isEmpty() ? "variables" : "variables." + place.substring(1), violation.message());
      }
    }
    checks.throwIfAny();
    Screened<ObjectNode> screened = Screening.values(policy, values);
    return new Screened<>(template.render(screened.value()), screened.findings());
  }

  /** Returns the variables that need a value. */
  List<String> required() {
    List<String> names = new ArrayList<>();
    tree(inputSchema.json()).path("required").forEach(name -> names.add(name.asText()));
    return names;
  }

  private static Set<String> properties(String schema) {
    Set<String> names = new TreeSet<>();
    tree(schema).path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("read as a schema before", impossible);
    }
  }
}
