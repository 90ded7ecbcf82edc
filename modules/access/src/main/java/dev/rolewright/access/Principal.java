package dev.rolewright.access;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who calls: a key that was accepted, with its tenant.
 *
 * @param roles never empty
 */
public record Principal(
    String keyId, String tenantId, String tenantName, Plan plan, Set<Role> roles) {
  /** Copies the roles. */
  public Principal {
    roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
  }

  /** Tells whether one of the roles includes {@code role}. */
  public boolean has(Role role) {
    return roles.stream().anyMatch(own -> own.includes(role));
  }

  /**
   * Checks that one of the roles includes {@code role}.
   *
   * @throws RolewrightException PERMISSION otherwise
   */
  public void require(Role role) {
    if (!has(role)) {
      throw RolewrightException.of(
          ErrorCode.PERMISSION,
          "This needs a key with the role " + role + "; the calling key has " + roles + ".");
    }
  }
}
