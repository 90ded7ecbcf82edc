package dev.rolewright.access;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * An API key without anything of its secret but the first characters.
 *
 * @param id UUIDv7
 * @param name name for people, 1..200 code points
 * @param prefix first 10 characters of the secret, to recognise it by
 * @param roles never empty; in the order of {@link Role}
 * @param expireTime empty when the key does not expire
 * @param revokeTime empty when the key is not revoked
 */
public record ApiKey(
    String id,
    String tenantId,
    String name,
    String prefix,
    Set<Role> roles,
    Instant createTime,
    Optional<Instant> expireTime,
    Optional<Instant> revokeTime) {
  /** Copies the roles. */
  public ApiKey {
    roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
  }

  /** Tells whether the key has expired at a time. */
  public boolean isExpired(Instant now) {
    return expireTime.isPresent() && !now.isBefore(expireTime.get());
  }
}
