package dev.rolewright.access;

import java.time.Instant;

/**
 * A customer of the deployment.
 *
 * @param id UUIDv7
 * @param name unique; 1..63 characters of a-z, 0-9 and hyphen, beginning with a letter
 * @param displayName name for people, at most 200 code points
 */
public record Tenant(
    String id, String name, String displayName, Plan plan, TenantState state, Instant createTime) {

  /** Name of the tenant that the first start creates for the deployment's owner. */
  public static final String DEFAULT_NAME = "default";
}
