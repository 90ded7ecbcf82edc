package dev.rolewright.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.rolewright.llm.ChatMessage;
import dev.rolewright.llm.ChatRole;
import dev.rolewright.safety.TextRole;
import dev.rolewright.safety.spi.SafetyPolicy;
import java.util.List;

/**
 * Looks at what callers sent before a vendor sees it; the one place that does. What is stored or
 * answered is the text as sent.
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

  /** Returns values of variables as they may be passed on, each text in them for itself. */
  static ObjectNode values(SafetyPolicy policy, ObjectNode values) {
    ObjectNode screened = values.objectNode();
    values
        .properties()
        .forEach(member -> screened.set(member.getKey(), value(policy, member.getValue())));
    return screened;
  }

  private static JsonNode value(SafetyPolicy policy, JsonNode value) {
    if (value instanceof ObjectNode object) {
      return values(policy, object);
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
