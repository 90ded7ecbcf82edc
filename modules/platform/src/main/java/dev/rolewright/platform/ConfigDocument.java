package dev.rolewright.platform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A configuration file, which is one JSON object. Its mistakes are reported with their line and
 * JSON Pointer (RFC 6901) and never with a value, which may be secret.
 */
public final class ConfigDocument {
  // A name given twice, or text behind the object, would have no effect without a word.
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final String name;
  private final JsonNode root;
  private final Map<String, Integer> lines;
  private final ConfigErrors errors;

  private ConfigDocument(
      String name, JsonNode root, Map<String, Integer> lines, ConfigErrors errors) {
    this.name = name;
    this.root = root;
    this.lines = lines;
    this.errors = errors;
  }

  /**
   * Reads a file.
   *
   * @param name of the file, for messages
   * @param errors takes the mistakes, also later ones
   * @return empty where it is no JSON object, which is noted
   */
  public static Optional<ConfigDocument> read(String name, String text, ConfigErrors errors) {
    try {
      JsonNode root = JSON.readTree(text);
      if (root.isObject()) {
        return Optional.of(new ConfigDocument(name, root, lines(text), errors));
      }
      errors.add(name, 1, "", "must be one JSON object");
    } catch (JsonProcessingException malformed) {
      var place = malformed.getLocation();
      errors.add(
          name,
          place == null ? 0 : place.getLineNr(),
          "",
          "is no valid JSON, or has a name twice in one object");
    } catch (IOException impossible) {
      throw new IllegalStateException("a text can always be read", impossible);
    }
    return Optional.empty();
  }

  private static Map<String, Integer> lines(String text) throws IOException {
    Map<String, Integer> lines = new HashMap<>();
    try (JsonParser parser = JSON.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (!token.isStructEnd()) {
          lines.putIfAbsent(pointer(parser, token), parser.currentTokenLocation().getLineNr());
        }
      }
    }
    return lines;
  }

  private static String pointer(JsonParser parser, JsonToken token) {
    var context = parser.getParsingContext();
    return (token.isStructStart() ? context.getParent() : context).pathAsPointer().toString();
  }

  /** Returns the whole. */
  public ConfigNode root() {
    return new ConfigNode(this, "", root);
  }

  /** Returns the name of the file. */
  public String name() {
    return name;
  }

  JsonNode json() {
    return root;
  }

  void error(String pointer, String message) {
    errors.add(name, line(pointer), pointer, message);
  }

  /** Returns where something stands, as the mistakes say it. */
  String place(String pointer) {
    return ConfigErrors.place(name, line(pointer), pointer);
  }

  /** Returns the line of a place; of what is missing that of the object that lacks it. */
  private int line(String pointer) {
    String place = pointer;
    while (!lines.containsKey(place) && !place.isEmpty()) {
      place = place.substring(0, place.lastIndexOf('/'));
    }
    return lines.getOrDefault(place, 0);
  }
}
