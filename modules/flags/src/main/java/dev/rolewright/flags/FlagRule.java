package dev.rolewright.flags;

import dev.rolewright.platform.UserBucket;
import java.util.Set;

/**
 * For whom a flag is on. Tenants and plans limit it, since they are known of each request; within
 * them it is on for the users that are named, whose names are any text that a caller sends, and for
 * a share of all. What is empty limits nothing.
 *
 * @param value what it says to those
 * @param users by id
 * @param tenants by UUID; empty for all
 * @param plans by name in lower case; empty for all
 * @param share percent of the users, 0..100, see {@link UserBucket}
 */
public record FlagRule(
    FlagValue value, Set<String> users, Set<String> tenants, Set<String> plans, int share) {
  /** Checks the share and copies the sets. */
  public FlagRule {
    if (share < 0 || share > UserBucket.COUNT) {
      throw new IllegalArgumentException("a share is 0..100 percent");
    }
    users = Set.copyOf(users);
    tenants = Set.copyOf(tenants);
    plans = Set.copyOf(plans);
  }

  boolean isOn(String flag, String user, String tenantId, String plan) {
    return (tenants.isEmpty() || tenants.contains(tenantId))
        && (plans.isEmpty() || plans.contains(plan))
        && (users.contains(user) || UserBucket.of(flag, user) < share);
  }
}
