package dev.rolewright.parsing.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The object that a model answered with. It meets the prompt's schema as a whole or in part, so a
 * field may be missing and is then empty.
 */
record Answer(JsonNode node) {
  private static final JsonMapper JSON = new JsonMapper();

  static Answer parse(String json) {
    try {
      return new Answer(JSON.readTree(json));
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException("what was checked as JSON is none");
    }
  }

  Answer object(String field) {
    return new Answer(node.path(field));
  }

  /** Returns a text without white space around it; empty for none. */
  String text(String field) {
    JsonNode value = node.path(field);
    return value.isTextual() ? value.textValue().strip() : "";
  }

  boolean flag(String field) {
    return node.path(field).asBoolean(false);
  }

  Optional<Double> number(String field) {
    JsonNode value = node.path(field);
    return value.isNumber() ? Optional.of(value.doubleValue()) : Optional.empty();
  }

  /** Returns the value of a closed list; {@code absent} for none and for an unknown one. */
  <E extends Enum<E>> E choice(Class<E> type, String field, E absent) {
    try {
      return Enum.valueOf(type, text(field).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      return absent;
    }
  }

  List<Answer> list(String field) {
    List<Answer> items = new ArrayList<>();
    node.path(field).forEach(item -> items.add(new Answer(item)));
    return items;
  }

  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    node.path(field)
        .forEach(
            item -> {
              if (item.isTextual() && !item.textValue().isBlank()) {
                texts.add(item.textValue().strip());
              }
            });
    return texts;
  }
}
