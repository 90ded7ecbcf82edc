package dev.rolewright.prompts;

import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps versions of prompts. A tenant sees its own and those that are shipped.
 *
 * <p>Every method throws {@code STORAGE_UNAVAILABLE} while the store can't be reached. What one
 * call changed is seen by every call that begins later, on every replica.
 */
public interface PromptRepository {
  /**
   * Stores a tenant's version; the same id again changes nothing, so that an interrupted create can
   * be repeated.
   *
   * @throws dev.rolewright.platform.RolewrightException ALREADY_EXISTS when a version that the
   *     tenant sees has the name and semver
   */
  void insert(String tenantId, PromptVersion version);

  /**
   * Stores what is shipped, for all tenants; a name and semver that are there stay as they are.
   *
   * @throws IllegalStateException when such a version has another content: what is shipped changes
   *     with a new semver only
   */
  void ship(List<PromptVersion> versions);

  /** Returns the version with an id. */
  Optional<PromptVersion> find(String tenantId, String versionId);

  /** Returns the active version of a name. */
  Optional<PromptVersion> findActive(String tenantId, String name);

  /**
   * Lists versions by name, the newest semver first.
   *
   * @throws dev.rolewright.platform.RolewrightException INVALID_FIELD for a page after a version
   *     that the tenant does not see
   */
  Page<PromptVersion> list(String tenantId, PromptFilter filter, PageRequest page);

  /**
   * Changes which version of a name is active. Of several changes of a name at once one comes after
   * the other, each decided on what the one before left.
   *
   * @param decide what is to be active; where it throws, nothing changes. A step to what is active
   *     changes nothing
   * @param reason why, for the record; may be empty
   */
  PromptChange change(
      String tenantId,
      String name,
      Instant now,
      String reason,
      Function<ActivationHistory, ActivationHistory.Step> decide);
}
