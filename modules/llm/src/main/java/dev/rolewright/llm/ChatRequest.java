package dev.rolewright.llm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A conversation that waits for an answer.
 *
 * @param target a model as {@code provider/model} or by an alias, or the name of a route or task
 * @param messages at least one
 * @param parameters as the caller wants them; more tokens than the model writes are refused
 * @param suggested by a prompt or an assistant, for what the caller leaves open; more tokens than
 *     the model writes are cut down to those
 * @param user the caller's own id of the end user; may be empty; a vendor gets it as a hash only
 * @param allowedProviders configured names of the providers that may see the conversation; empty
 *     for all
 * @param safetyPolicy name of the policy by which the messages were screened; empty for none
 * @param category what it is about
 * @param isFresh whether a model is to be asked even where an answer is kept; the new one is not
 *     kept either
 * @param common what it has in common with all of its category, of which one answer may serve all;
 *     empty where none may
 */
public record ChatRequest(
    String target,
    List<ChatMessage> messages,
    ChatParameters parameters,
    ChatParameters suggested,
    AnswerFormat format,
    String user,
    Purpose purpose,
    Optional<Set<String>> allowedProviders,
    String safetyPolicy,
    RequestCategory category,
    boolean isFresh,
    Optional<CommonQuestion> common) {
  /** Copies the list and the set. */
  public ChatRequest {
    messages = List.copyOf(messages);
    allowedProviders = allowedProviders.map(Set::copyOf);
  }

  /** A conversation that was not screened, of no category. */
  public ChatRequest(
      String target,
      List<ChatMessage> messages,
      ChatParameters parameters,
      ChatParameters suggested,
      AnswerFormat format,
      String user,
      Purpose purpose,
      Optional<Set<String>> allowedProviders) {
    this(
        target,
        messages,
        parameters,
        suggested,
        format,
        user,
        purpose,
        allowedProviders,
        "",
        RequestCategory.NONE,
        false,
        Optional.empty());
  }

  /** A conversation that every provider may see. */
  public ChatRequest(
      String target,
      List<ChatMessage> messages,
      ChatParameters parameters,
      AnswerFormat format,
      String user,
      Purpose purpose) {
    this(
        target,
        messages,
        parameters,
        ChatParameters.CONFIGURED,
        format,
        user,
        purpose,
        Optional.empty());
  }

  /** Returns the same with other messages, which are no question of a category any more. */
  ChatRequest withMessages(List<ChatMessage> others) {
    return new ChatRequest(
        target,
        others,
        parameters,
        suggested,
        format,
        user,
        purpose,
        allowedProviders,
        safetyPolicy,
        category,
        isFresh,
        Optional.empty());
  }

  /** Returns the same as screened by a policy, see {@link #safetyPolicy}. */
  public ChatRequest screenedBy(String policy) {
    return new ChatRequest(
        target,
        messages,
        parameters,
        suggested,
        format,
        user,
        purpose,
        allowedProviders,
        policy,
        category,
        isFresh,
        common);
  }

  /** Returns the same of a category. */
  public ChatRequest about(RequestCategory subject) {
    return new ChatRequest(
        target,
        messages,
        parameters,
        suggested,
        format,
        user,
        purpose,
        allowedProviders,
        safetyPolicy,
        subject,
        isFresh,
        common);
  }

  /** Returns the same of which nothing is kept. */
  public ChatRequest withoutContent() {
    return new ChatRequest(
        target,
        messages,
        parameters,
        suggested,
        format,
        user,
        purpose.withoutContent(),
        allowedProviders,
        safetyPolicy,
        category,
        isFresh,
        common);
  }

  /** Returns the same, see {@link #isFresh}. */
  public ChatRequest fresh() {
    return new ChatRequest(
        target,
        messages,
        parameters,
        suggested,
        format,
        user,
        purpose,
        allowedProviders,
        safetyPolicy,
        category,
        true,
        common);
  }

  /** Returns the same as one of many that an answer may serve. */
  public ChatRequest inCommon(CommonQuestion question) {
    return new ChatRequest(
        target,
        messages,
        parameters,
        suggested,
        format,
        user,
        purpose,
        allowedProviders,
        safetyPolicy,
        category,
        isFresh,
        Optional.of(question));
  }

  /** Tells whether a kept answer may be given, and the answer kept. */
  boolean isCacheable() {
    return !isFresh && purpose.keepsContent();
  }

  /** Tells whether a provider may see the conversation. */
  public boolean allows(String provider) {
    return allowedProviders.map(names -> names.contains(provider)).orElse(true);
  }

  /** Tells whether the model is to go on with an answer that is begun. */
  public boolean isPrefilled() {
    return messages.getLast().role() == ChatRole.ASSISTANT;
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
