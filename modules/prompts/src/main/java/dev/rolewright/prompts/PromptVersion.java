package dev.rolewright.prompts;

import java.time.Instant;
import java.util.Optional;

/**
 * A version of a prompt as one tenant sees it.
 *
 * @param id UUIDv7
 * @param isActive whether it is the version of its name in use
 * @param createdBy id of the API key that made it; {@value #SHIPPED} for a version that is shipped
 * @param rolledBackAt when it was last rolled back
 */
public record PromptVersion(
    String id,
    PromptContent content,
    boolean isActive,
    Instant createdAt,
    String createdBy,
    Optional<Instant> rolledBackAt) {
  /** Who made what is shipped. */
  public static final String SHIPPED = "rolewright";

  /** Returns the same version as it is when it is new. */
  public static PromptVersion fresh(
      String id, PromptContent content, Instant createdAt, String createdBy) {
    return new PromptVersion(id, content, false, createdAt, createdBy, Optional.empty());
  }
}
