package dev.rolewright.access;

import java.time.Instant;

/**
 * A tenant's privacy switches as they are stored.
 *
 * @param updateTime when they were stored
 */
public record TenantPrivacy(PrivacySwitches switches, Instant updateTime) {}
