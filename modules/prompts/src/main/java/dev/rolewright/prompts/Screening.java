package dev.rolewright.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.rolewright.llm.ChatMessage;
import dev.rolewright.llm.ChatRole;
import dev.rolewright.safety.SafetyScan;
import dev.rolewright.safety.TextRole;
import dev.rolewright.safety.spi.SafetyPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at what callers sent before a vendor sees it; the one place that does. Jobs and profiles
 * are made and stored from the text as sent; the records of the gateway's runs hold what the vendor
 * got.
 */
public final class Screening {
  private final SafetyPolicy policy;
  private final List<Finding> findings = new ArrayList<>();

  private Screening(SafetyPolicy policy) {
    this.policy = policy;
  }

  /**
   * Returns a conversation as it may be passed on. What the system says are instructions. The field
   * of a finding is {@code messages[0].content} and so on.
   */
  public static Screened<List<ChatMessage>> conversation(
      SafetyPolicy policy, List<ChatMessage> messages) {
    Screening screening = new Screening(policy);
    List<ChatMessage> screened = new ArrayList<>();
    for (ChatMessage message : messages) {
      TextRole role = message.role() == ChatRole.SYSTEM ? TextRole.INSTRUCTIONS : TextRole.DATA;
      String field = "messages[" + screened.size() + "].content";
      screened.add(new ChatMessage(message.role(), screening.text(role, field, message.content())));
    }
    return screening.with(List.copyOf(screened));
  }

  /** Returns a caller's own instructions as they may be passed on. */
  public static Screened<String> instructions(SafetyPolicy policy, String text) {
    Screening screening = new Screening(policy);
    return screening.with(screening.text(TextRole.INSTRUCTIONS, "", text));
  }

  static Screened<String> data(SafetyPolicy policy, String text) {
    Screening screening = new Screening(policy);
    return screening.with(screening.data("", text));
  }

  /**
   * Returns values of variables as they may be passed on, each text in them for itself, names of
   * members too. The field of a finding is the path of its text, such as {@code job_text} or {@code
   * evidence[0].title}; of one in a name the path of the object that the name stands in.
   *
   * @param values by the names of the variables, which are the prompt's and stay as they are
   */
  static Screened<ObjectNode> values(SafetyPolicy policy, ObjectNode values) {
    Screening screening = new Screening(policy);
    ObjectNode screened = values.objectNode();
    values
        .properties()
        .forEach(
            member ->
                screened.set(member.getKey(), screening.value(member.getKey(), member.getValue())));
    return screening.with(screened);
  }

  private <T> Screened<T> with(T value) {
    return new Screened<>(value, new Findings(policy.isOn(), findings));
  }

  private String data(String field, String text) {
    return text(TextRole.DATA, field, text);
  }

  private String text(TextRole role, String field, String text) {
    SafetyScan scan = policy.scan(role, text);
    scan.issues().forEach(issue -> findings.add(new Finding(field, issue)));
    return scan.sanitized();
  }

  private ObjectNode object(String path, ObjectNode object) {
    ObjectNode screened = object.objectNode();
    Map<String, Integer> uses = new HashMap<>();
    object
        .properties()
        .forEach(
            member -> {
              String name = data(path, member.getKey());
              String free = name.equals(member.getKey()) ? name : free(name, object, uses);
              // A name that holds what must not be passed on is no good path either.
              screened.set(free, value(path + "." + free, member.getValue()));
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

  private JsonNode value(String path, JsonNode value) {
    if (value instanceof ObjectNode object) {
      return object(path, object);
    }
    if (value instanceof ArrayNode array) {
      ArrayNode screened = array.arrayNode();
      array.forEach(element -> screened.add(value(path + "[" + screened.size() + "]", element)));
      return screened;
    }
    if (!value.isTextual() && !value.isNumber()) {
      return value;
    }
    String text = value.asText();
    String screened = data(path, text);
    return screened.equals(text) ? value : TextNode.valueOf(screened);
  }
}
