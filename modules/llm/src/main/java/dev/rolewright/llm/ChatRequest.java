package dev.rolewright.llm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * A conversation that waits for an answer.
 *
 * @param target a model as {@code provider/model} or by an alias, or the name of a route or task
 * @param messages at least one
 * @param user the caller's own id of the end user; may be empty; a vendor gets it as a hash only
 */
public record ChatRequest(
    String target,
    List<ChatMessage> messages,
    ChatParameters parameters,
    AnswerFormat format,
    String user,
    Purpose purpose) {
  /** Copies the list. */
  public ChatRequest {
    messages = List.copyOf(messages);
  }

  /** Returns SHA-256 (hex) of the messages, each with its role and length. */
  public String hash() {
    MessageDigest digest = Digests.sha256();
    for (ChatMessage message : messages) {
      byte[] content = message.content().getBytes(StandardCharsets.UTF_8);
      String head = message.role() + ":" + content.length + ":";
      digest.update(head.getBytes(StandardCharsets.UTF_8));
      digest.update(content);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Returns the number of code points of all messages. */
  public long length() {
    return messages.stream()
        .map(ChatMessage::content)
        .mapToLong(content -> content.codePointCount(0, content.length()))
        .sum();
  }
}
