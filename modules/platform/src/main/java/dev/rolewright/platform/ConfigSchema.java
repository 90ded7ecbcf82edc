package dev.rolewright.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema (draft 2020-12) of a configuration file. Members that the schema doesn't know are
 * refused with the nearest known name, wherever it says {@code "additionalProperties": false}, and
 * members whose name doesn't fit {@code propertyNames} with the {@code description} that stands
 * there. Their {@code pattern} has to fit a name as a whole.
 *
 * <p>Such members are looked for through {@code properties}, {@code additionalProperties}, {@code
 * items} and {@code $ref}s to {@code #/$defs/…}; a schema that uses other keywords to apply further
 * schemas doesn't belong here.
 */
public final class ConfigSchema {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String CLOSED = "additionalProperties";
  private static final String NAMES = "propertyNames";
  private static final String PATTERN = "pattern";

  private final JsonNode schema;
  private final JsonSchema check;
  private final Map<String, Pattern> namePatterns = new HashMap<>();

  private ConfigSchema(JsonNode schema, JsonSchema check) {
    this.schema = schema;
    this.check = check;
    schema.findValues(NAMES).stream()
        .map(rules -> rules.path(PATTERN))
        .filter(JsonNode::isTextual)
        .forEach(pattern -> namePatterns.computeIfAbsent(pattern.textValue(), Pattern::compile));
  }

  /**
   * Reads a schema.
   *
   * @throws JsonSchemaException if it is none
   */
  public static ConfigSchema parse(String json) {
    try {
      JsonNode schema = JSON.readTree(json);
      JsonNode open = schema.deepCopy();
      // The library would tell of such members too, without the name that was meant.
      open(open);
      return new ConfigSchema(schema, JsonSchema.parse(open.toString()));
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException("the schema is no JSON", malformed);
    }
  }

  private static void open(JsonNode node) {
    if (node instanceof ObjectNode object && object.path(CLOSED).isBoolean()) {
      object.remove(CLOSED);
    }
    if (node instanceof ObjectNode object) {
      object.remove(NAMES);
    }
    node.forEach(ConfigSchema::open);
  }

  /** Notes everything in a file that doesn't fit, where nothing is noted yet. */
  public void check(ConfigDocument document) {
    unknownMembers(schema, document.json(), "", document);
    for (SchemaViolation violation : check.check(document.json().toString())) {
      document.error(violation.pointer(), violation.message());
    }
  }

  private void unknownMembers(
      JsonNode unresolved, JsonNode value, String pointer, ConfigDocument document) {
    JsonNode rules = resolved(unresolved);
    if (value.isArray()) {
      for (int index = 0; index < value.size(); index++) {
        unknownMembers(rules.path("items"), value.get(index), pointer + "/" + index, document);
      }
    }
    JsonNode properties = rules.path("properties");
    JsonNode others = rules.path(CLOSED);
    value
        .properties()
        .forEach(
            member -> {
              String name = member.getKey();
              String place = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
              JsonNode known = properties.path(name);
              if (known.isMissingNode() && others.isBoolean() && !others.booleanValue()) {
                document.error(place, "is unknown" + meant(name, properties));
              } else if (!isAllowed(name, rules.path(NAMES))) {
                document.error(
                    place,
                    "is no name that is allowed here; it must be "
                        + rules.path(NAMES).path("description").asText());
              } else {
                unknownMembers(
                    known.isMissingNode() ? others : known, member.getValue(), place, document);
              }
            });
  }

  private boolean isAllowed(String name, JsonNode rules) {
    return name.length() >= rules.path("minLength").asInt(0)
        && name.length() <= rules.path("maxLength").asInt(Integer.MAX_VALUE)
        && isLike(name, namePatterns.get(rules.path(PATTERN).asText()));
  }

  /** Of the whole name: what is only found in it may have a line break behind its end. */
  private static boolean isLike(String name, @Nullable Pattern pattern) {
    return pattern == null || pattern.matcher(name).matches();
  }

  private JsonNode resolved(JsonNode rules) {
    String reference = rules.path("$ref").asText();
    return reference.startsWith("#") ? schema.at(reference.substring(1)) : rules;
  }

  private static String meant(String name, JsonNode properties) {
    List<String> known =
        StreamSupport.stream(properties.properties().spliterator(), false)
            .map(property -> property.getKey())
            .toList();
    return NearestName.of(name, known)
        .map(near -> "; did you mean \"" + near + "\"?")
        .orElse(
            known.isEmpty() ? "; nothing belongs here" : "; known are " + String.join(", ", known));
  }
}
