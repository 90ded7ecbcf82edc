package dev.rolewright.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rolewright.proto.v1.ChatMessage;
import dev.rolewright.proto.v1.ChatRole;
import java.util.Map;
import java.util.Set;

/** Reads {@code messages}. How many and how long they may be is the gateway's to say. */
final class MessagesReader {
  private static final Set<String> FIELDS = Set.of("role", "content");
  private static final Set<String> PART_FIELDS = Set.of("type", "text");
  private static final Set<String> OTHER_PARTS =
      Set.of("image_url", "input_audio", "file", "refusal");

  private MessagesReader() {}

  /** Returns the message at an index. */
  static ChatMessage read(JsonNode node, int index) {
    String path = "messages[" + index + "]";
    ObjectNode object = Fields.objectOf(node, path);
    Fields fields = Fields.of(object, path, FIELDS, Unsupported.MESSAGE_FIELDS);
    ChatRole role = role(fields);
    JsonNode content =
        fields
            .any("content")
            .orElseThrow(() -> missing(fields.pathOf("content"), "a text or a list of parts"));
    return ChatMessage.newBuilder()
        .setRole(role)
        .setContent(content(content, fields.pathOf("content")))
        .build();
  }

  static ApiException missing(String path, String what) {
    return new ApiException(
        ApiError.of(
            400,
            ApiError.INVALID_REQUEST,
            "missing_required_parameter",
            path,
            "Missing required parameter: '" + path + "', " + what + "."));
  }

  private static ChatRole role(Fields fields) {
    String role =
        fields
            .text("role")
            .orElseThrow(
                () -> missing(fields.pathOf("role"), "system, developer, user or assistant"));
    return switch (role) {
      // "developer" is the newer name of the same thing.
      case "system", "developer" -> ChatRole.CHAT_ROLE_SYSTEM;
      case "user" -> ChatRole.CHAT_ROLE_USER;
      case "assistant" -> ChatRole.CHAT_ROLE_ASSISTANT;
      case "tool", "function" ->
          throw ApiError.unsupported(
              fields.pathOf("role"),
              "Messages of tools are not supported: models can't call tools here.");
      default ->
          throw ApiError.invalid(
              fields.pathOf("role"),
              "'" + fields.pathOf("role") + "' must be system, developer, user or assistant.");
    };
  }

  private static String content(JsonNode content, String path) {
    if (content instanceof ArrayNode parts) {
      return parts(parts, path);
    }
    if (!content.isTextual()) {
      throw Fields.wrongType(path, "a text or a list of parts", content);
    }
    return Fields.textOf(content, path);
  }

  private static String parts(ArrayNode parts, String path) {
    StringBuilder text = new StringBuilder();
    for (int index = 0; index < parts.size(); index++) {
      if (index > 0) {
        text.append('\n');
      }
      text.append(part(parts.get(index), path + "[" + index + "]"));
    }
    return text.toString();
  }

  private static String part(JsonNode part, String path) {
    ObjectNode object = Fields.objectOf(part, path);
    JsonNode type = object.get("type");
    if (type == null || type.isNull()) {
      throw missing(path + ".type", "which is \"text\"");
    }
    String name = Fields.textOf(type, path + ".type");
    if (OTHER_PARTS.contains(name)) {
      throw ApiError.unsupported(
          path + ".type",
          "Parts of type " + name + " are not supported: messages and answers are text only.");
    }
    if (!name.equals("text")) {
      throw ApiError.invalid(path + ".type", "'" + path + ".type' must be \"text\".");
    }
    Fields fields = Fields.of(object, path, PART_FIELDS, Map.of());
    return fields.text("text").orElseThrow(() -> missing(path + ".text", "a text"));
  }
}
