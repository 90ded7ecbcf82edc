package dev.rolewright.access;

import java.time.Instant;
import java.util.Optional;

/**
 * A key as it is stored. It stays between {@link ApiKeyRepository} and the services here; the edge
 * sees {@link ApiKey}.
 *
 * @param secretHash SHA-256 of the secret in lower-case hex
 * @param previous the secret before the last rotation; empty when there was none
 */
public record StoredKey(ApiKey key, String secretHash, Optional<PreviousSecret> previous) {

  /**
   * A secret that was replaced.
   *
   * @param secretHash SHA-256 of the secret in lower-case hex
   * @param validUntil end of the grace period
   */
  public record PreviousSecret(String secretHash, Instant validUntil) {}
}
