package dev.rolewright.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object in a configuration file. What is missing or of another type is empty here: that is for
 * the file's {@link ConfigSchema} to report.
 */
public final class ConfigNode {
  private final ConfigDocument document;
  private final String pointer;
  private final JsonNode node;

  ConfigNode(ConfigDocument document, String pointer, JsonNode node) {
    this.document = document;
    this.pointer = pointer;
    this.node = node;
  }

  /** Returns a text. */
  public Optional<String> text(String member) {
    JsonNode value = node.path(member);
    return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
  }

  /** Returns a whole number that fits an int. */
  public Optional<Integer> integer(String member) {
    JsonNode value = node.path(member);
    return value.isIntegralNumber() && value.canConvertToInt()
        ? Optional.of(value.intValue())
        : Optional.empty();
  }

  /** Returns a number exactly as it is written; empty also for one of hundreds of digits. */
  public Optional<BigDecimal> decimal(String member) {
    JsonNode value = node.path(member);
    return value.isNumber() && Double.isFinite(value.doubleValue())
        ? Optional.of(new BigDecimal(value.asText()))
        : Optional.empty();
  }

  /** Returns a number. */
  public Optional<Double> number(String member) {
    JsonNode value = node.path(member);
    return value.isNumber() ? Optional.of(value.doubleValue()) : Optional.empty();
  }

  /** Returns true or false. */
  public Optional<Boolean> flag(String member) {
    JsonNode value = node.path(member);
    return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
  }

  /** Returns the texts of a list. */
  public List<String> texts(String member) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : node.path(member)) {
      if (element.isTextual()) {
        texts.add(element.textValue());
      }
    }
    return texts;
  }

  /** Returns the objects of a list. */
  public List<ConfigNode> list(String member) {
    List<ConfigNode> objects = new ArrayList<>();
    JsonNode list = node.path(member);
    for (int index = 0; index < list.size(); index++) {
      if (list.path(index).isObject()) {
        objects.add(new ConfigNode(document, at(member) + "/" + index, list.path(index)));
      }
    }
    return objects;
  }

  /** Returns the names of the members that are lists, in their order. */
  public List<String> lists() {
    return node.properties().stream()
        .filter(member -> member.getValue().isArray())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns an object; an empty one where there is none. */
  public ConfigNode object(String member) {
    JsonNode value = node.path(member);
    return new ConfigNode(
        document, at(member), value.isObject() ? value : MissingNode.getInstance());
  }

  /** Returns the members that are objects, in their order. */
  public Map<String, ConfigNode> objects() {
    Map<String, ConfigNode> objects = new LinkedHashMap<>();
    node.properties().stream()
        .filter(member -> member.getValue().isObject())
        .forEach(member -> objects.put(member.getKey(), object(member.getKey())));
    return objects;
  }

  /** Returns the members that are texts, in their order. */
  public Map<String, String> textsByName() {
    Map<String, String> texts = new LinkedHashMap<>();
    node.properties().stream()
        .filter(member -> member.getValue().isTextual())
        .forEach(member -> texts.put(member.getKey(), member.getValue().textValue()));
    return texts;
  }

  /** Tells whether there is a member of this name. */
  public boolean has(String member) {
    return node.has(member);
  }

  /** Returns this as JSON. */
  public String json() {
    return node.toString();
  }

  /** Notes a mistake of the whole object. */
  public void error(String message) {
    document.error(pointer, message);
  }

  /** Notes a mistake of a member; its message never holds the value. */
  public void error(String member, String message) {
    document.error(at(member), message);
  }

  /** Notes a mistake of an element of a list. */
  public void error(String member, int index, String message) {
    document.error(at(member) + "/" + index, message);
  }

  /**
   * Returns a line about a member that is no mistake, as a mistake would be told.
   *
   * @param message never holds the value
   */
  public String remark(String member, String message) {
    return document.place(at(member)) + message;
  }

  private String at(String member) {
    return pointer + "/" + member.replace("~", "~0").replace("/", "~1");
  }
}
