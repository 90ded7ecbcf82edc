package dev.rolewright.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.rolewright.llm.ChatMessage;
import dev.rolewright.llm.ChatRole;
import dev.rolewright.safety.TextRole;
import dev.rolewright.safety.spi.SafetyPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at what callers sent before a vendor sees it; the one place that does. Jobs and profiles
 * are made and stored from the text as sent; the records of the gateway's runs hold what the vendor
 * got.
 */
public final class Screening {
  private Screening() {}

  /** Returns a conversation as it may be passed on. What the system says are instructions. */
  public static List<ChatMessage> conversation(SafetyPolicy policy, List<ChatMessage> messages) {
    return messages.stream()
        .map(
            message ->
                new ChatMessage(
                    message.role(),
                    message.role() == ChatRole.SYSTEM
                        ? instructions(policy, message.content())
                        : data(policy, message.content())))
        .toList();
  }

  /** Returns a caller's own instructions as they may be passed on. */
  public static String instructions(SafetyPolicy policy, String text) {
    return policy.scan(TextRole.INSTRUCTIONS, text).sanitized();
  }

  static String data(SafetyPolicy policy, String text) {
    return policy.scan(TextRole.DATA, text).sanitized();
  }

  /**
   * Returns values of variables as they may be passed on, each text in them for itself, names of
   * members too.
   *
   * @param values by the names of the variables, which are the prompt's and stay as they are
   */
  static ObjectNode values(SafetyPolicy policy, ObjectNode values) {
    ObjectNode screened = values.objectNode();
    values
        .properties()
        .forEach(member -> screened.set(member.getKey(), value(policy, member.getValue())));
    return screened;
  }

  private static ObjectNode object(SafetyPolicy policy, ObjectNode object) {
    ObjectNode screened = object.objectNode();
    Map<String, Integer> uses = new HashMap<>();
    object
        .properties()
        .forEach(
            member -> {
              String name = data(policy, member.getKey());
              screened.set(
                  name.equals(member.getKey()) ? name : free(name, object, uses),
                  value(policy, member.getValue()));
            });
    return screened;
  }

  /** Numbers names that have become the same, so that no value takes the place of another. */
  private static String free(String name, ObjectNode object, Map<String, Integer> uses) {
    String free;
    do {
      int use = uses.merge(name, 1, Integer::sum);
      free = use == 1 ? name : name + " (" + use + ")";
    } while (object.has(free));
    return free;
  }

  private static JsonNode value(SafetyPolicy policy, JsonNode value) {
    if (value instanceof ObjectNode object) {
      return object(policy, object);
    }
    if (value instanceof ArrayNode array) {
      ArrayNode screened = array.arrayNode();
      array.forEach(element -> screened.add(value(policy, element)));
      return screened;
    }
    if (!value.isTextual() && !value.isNumber()) {
      return value;
    }
    String text = value.asText();
    String screened = data(policy, text);
    return screened.equals(text) ? value : TextNode.valueOf(screened);
  }
}
