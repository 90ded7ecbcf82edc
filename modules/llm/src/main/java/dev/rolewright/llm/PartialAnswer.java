package dev.rolewright.llm;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rolewright.llm.StructuredAnswer.Source;
import dev.rolewright.platform.JsonSchema;
import dev.rolewright.platform.SchemaViolation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes out of an object what a schema finds fault with, until what is left has no fault but what
 * is missing at the top. An object within that misses a property goes as a whole: half of it could
 * be taken for all of it.
 */
final class PartialAnswer {
  private static final int MAX_ROUNDS = 60;
  private static final String NOTHING = "{}";
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private PartialAnswer() {}

  /**
   * Returns the valid fields.
   *
   * @param json valid JSON; empty where the model wrote none
   */
  static StructuredAnswer of(JsonSchema schema, Optional<String> json) {
    try {
      if (json.isPresent() && MAPPER.readTree(json.get()) instanceof ObjectNode object) {
        return of(schema, object, schema.check(json.get()));
      }
    } catch (JsonProcessingException tooLarge) {
      return nothing("is nested too deep to be read.");
    }
    return nothing("is no JSON object.");
  }

  /** Returns how many fields an answer has at the top. */
  static int fields(StructuredAnswer answer) {
    try {
      return MAPPER.readTree(answer.json()).size();
    } catch (JsonProcessingException unreadable) {
      return 0;
    }
  }

  private static StructuredAnswer of(
      JsonSchema schema, ObjectNode object, List<SchemaViolation> asWritten)
      throws JsonProcessingException {
    Set<SchemaViolation> violations = new LinkedHashSet<>(asWritten);
    for (int round = 0; round < MAX_ROUNDS; round++) {
      List<SchemaViolation> left = schema.check(MAPPER.writeValueAsString(object));
      if (round > 0) {
        left.forEach(violation -> violations.add(unshifted(violation)));
      }
      if (!prune(object, left)) {
        return partial(MAPPER.writeValueAsString(object), List.copyOf(violations));
      }
    }
    return partial(NOTHING, List.copyOf(violations));
  }

  /** Places in lists moved with what was taken out, so only the list is named. */
  private static SchemaViolation unshifted(SchemaViolation violation) {
    StringBuilder pointer = new StringBuilder();
    for (String step : violation.pointer().split("/", -1)) {
      if (!step.isEmpty() && step.chars().allMatch(Character::isDigit)) {
        return new SchemaViolation(pointer.toString(), "has an entry that is not valid.");
      }
      pointer.append(step.isEmpty() && pointer.isEmpty() ? "" : "/" + step);
    }
    return violation;
  }

  /** Returns whether anything was taken out. */
  private static boolean prune(ObjectNode object, List<SchemaViolation> violations) {
    Set<JsonPointer> places = new LinkedHashSet<>();
    for (SchemaViolation violation : violations) {
      JsonPointer place = JsonPointer.compile(violation.pointer());
      if (!place.matches() && object.at(place).isMissingNode()) {
        place = place.head();
      }
      if (!place.matches()) {
        places.add(place);
      }
    }
    for (JsonPointer place : new ArrayList<>(places).reversed()) {
      if (!hasAncestor(place, places)) {
        remove(object, place);
      }
    }
    return !places.isEmpty();
  }

  private static boolean hasAncestor(JsonPointer place, Set<JsonPointer> places) {
    for (JsonPointer above = place.head(); !above.matches(); above = above.head()) {
      if (places.contains(above)) {
        return true;
      }
    }
    return false;
  }

  private static void remove(ObjectNode object, JsonPointer place) {
    JsonNode parent = object.at(place.head());
    JsonPointer last = place.last();
    if (parent instanceof ObjectNode properties) {
      properties.remove(last.getMatchingProperty());
    } else if (parent instanceof ArrayNode items) {
      items.remove(last.getMatchingIndex());
    }
  }

  private static StructuredAnswer nothing(String message) {
    return partial(NOTHING, List.of(new SchemaViolation("", message)));
  }

  private static StructuredAnswer partial(String json, List<SchemaViolation> violations) {
    return new StructuredAnswer(json, false, Source.PARTIAL, violations);
  }
}
