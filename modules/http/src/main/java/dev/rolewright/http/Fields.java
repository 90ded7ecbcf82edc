package dev.rolewright.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object by type. A field that is null counts as absent, as it does for
 * OpenAI.
 */
final class Fields {
  private final ObjectNode object;
  private final String path;

  private Fields(ObjectNode object, String path) {
    this.object = object;
    this.path = path;
  }

  /**
   * Reads an object whose fields are all known.
   *
   * @param path of the object in the body, empty for the body itself
   * @param known names that are read
   * @param unsupported what to say of names that OpenAI has and this server has not
   */
  static Fields of(
      ObjectNode object, String path, Set<String> known, Map<String, String> unsupported) {
    Fields fields = new Fields(object, path);
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String name = field.getKey();
      if (known.contains(name)) {
        continue;
      }
      String why = unsupported.get(name);
      if (why == null) {
        throw new ApiException(
            ApiError.of(
                400,
                ApiError.INVALID_REQUEST,
                "unknown_parameter",
                fields.shown(name),
                "Unknown parameter: '" + fields.shown(name) + "'. Leave it out."));
      }
      if (!field.getValue().isNull()) {
        throw ApiError.unsupported(
            fields.pathOf(name),
            "'" + fields.pathOf(name) + "' is not supported: " + why + " Leave it out.");
      }
    }
    return fields;
  }

  /** Returns the path of a field in the body. */
  String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  // A name that nobody knows may hold anything.
  private String shown(String name) {
    StringBuilder safe = new StringBuilder();
    name.codePoints()
        .limit(64)
        .map(point -> point >= ' ' && point < 0x7f ? point : '?')
        .forEach(safe::appendCodePoint);
    return pathOf(safe.toString());
  }

  Optional<JsonNode> any(String name) {
    return Optional.ofNullable(present(name));
  }

  Optional<String> text(String name) {
    JsonNode value = present(name);
    if (value == null) {
      return Optional.empty();
    }
    return Optional.of(textOf(value, pathOf(name)));
  }

  boolean flag(String name) {
    JsonNode value = present(name);
    if (value == null) {
      return false;
    }
    if (!value.isBoolean()) {
      throw wrongType(pathOf(name), "true or false", value);
    }
    return value.booleanValue();
  }

  Optional<Double> number(String name) {
    JsonNode value = present(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isNumber()) {
      throw wrongType(pathOf(name), "a number", value);
    }
    double number = value.doubleValue();
    if (!Double.isFinite(number)) {
      throw ApiError.invalid(pathOf(name), "'" + pathOf(name) + "' is beyond all numbers.");
    }
    return Optional.of(number);
  }

  /** Returns an integer from {@code least} to {@code most}. */
  Optional<Long> integer(String name, long least, long most) {
    JsonNode value = present(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isIntegralNumber()) {
      throw wrongType(pathOf(name), "an integer", value);
    }
    if (!value.canConvertToLong() || value.longValue() < least || value.longValue() > most) {
      throw ApiError.invalid(
          pathOf(name),
          "'" + pathOf(name) + "' must be an integer from " + least + " to " + most + ".");
    }
    return Optional.of(value.longValue());
  }

  Optional<ObjectNode> object(String name) {
    JsonNode value = present(name);
    return value == null ? Optional.empty() : Optional.of(objectOf(value, pathOf(name)));
  }

  Optional<ArrayNode> list(String name) {
    JsonNode value = present(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof ArrayNode list)) {
      throw wrongType(pathOf(name), "a list", value);
    }
    return Optional.of(list);
  }

  /** Returns a text that can be written as UTF-8. */
  static String textOf(JsonNode value, String path) {
    if (!value.isTextual()) {
      throw wrongType(path, "a text", value);
    }
    return checked(value.textValue(), path);
  }

  static ObjectNode objectOf(JsonNode value, String path) {
    if (!(value instanceof ObjectNode object)) {
      throw wrongType(path, "an object", value);
    }
    return object;
  }

  /** Returns the text, unless half of a surrogate pair stands in it without the other. */
  static String checked(String text, String path) {
    for (int index = 0; index < text.length(); index++) {
      char unit = text.charAt(index);
      if (!Character.isSurrogate(unit)) {
        continue;
      }
      if (Character.isHighSurrogate(unit)
          && index + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(index + 1))) {
        index++;
        continue;
      }
      throw ApiError.invalid(
          path,
          "'"
              + path
              + "' holds half of a surrogate pair (\\ud800 to \\udfff), which is no character; send"
              + " both halves or none.");
    }
    return text;
  }

  static ApiException wrongType(String path, String expected, JsonNode actual) {
    return new ApiException(
        ApiError.of(
            400,
            ApiError.INVALID_REQUEST,
            "invalid_type",
            path,
            "Invalid type for '"
                + path
                + "': must be "
                + expected
                + ", not "
                + kind(actual)
                + "."));
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "a list";
      case BOOLEAN -> "true or false";
      case NULL -> "null";
      case NUMBER -> value.isIntegralNumber() ? "an integer" : "a number with decimals";
      case OBJECT -> "an object";
      case STRING -> "a text";
      case BINARY, MISSING, POJO -> "nothing";
    };
  }

  private @Nullable JsonNode present(String name) {
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }
}
