package dev.rolewright.prompts;

import dev.rolewright.llm.ChatParameters;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a version of a prompt says. It never changes.
 *
 * @param name 1..63 characters of a-z, 0-9 and underscore, beginning with a letter
 * @param taskType the task it is for
 * @param template the text with its variables, see {@link PromptTemplate}
 * @param inputSchema JSON Schema of the variables, of type object
 * @param outputSchema JSON Schema of the answer, of type object; empty for free text
 * @param parameters how the model is asked; what is empty is left to the route
 */
public record PromptContent(
    String name,
    Semver semver,
    String taskType,
    String template,
    String inputSchema,
    Optional<String> outputSchema,
    ChatParameters parameters) {

  /**
   * Returns the SHA-256 (hex) of what a model is sent because of this version: template, schemas
   * and parameters. Name and number are not part of it, so the same content has the same hash.
   */
  public String hash() {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
    add(digest, template);
    add(digest, inputSchema);
    add(digest, outputSchema.orElse(""));
    add(digest, String.valueOf(parameters.temperature().orElse(null)));
    add(digest, String.valueOf(parameters.topP().orElse(null)));
    add(digest, String.valueOf(parameters.maxTokens().orElse(null)));
    add(digest, String.valueOf(parameters.seed().orElse(null)));
    parameters.stop().forEach(text -> add(digest, text));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Adds a text behind its length, so that no two lists of texts are the same bytes. */
  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }
}
