package dev.rolewright.flags;

import dev.rolewright.platform.UserBucket;
import java.util.Set;

/**
 * For whom a flag is on: for users, tenants and plans that are named, and for a share of all users.
 *
 * @param value what it says to those
 * @param users by id
 * @param tenants by UUID
 * @param plans by name in lower case
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
    return users.contains(user)
        || tenants.contains(tenantId)
        || plans.contains(plan)
        || UserBucket.of(flag, user) < share;
  }
}
