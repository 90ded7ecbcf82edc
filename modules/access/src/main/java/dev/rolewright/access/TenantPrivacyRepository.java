package dev.rolewright.access;

import java.util.Optional;

/**
 * Keeps tenants' privacy switches.
 *
 * <p>Every method throws {@code STORAGE_UNAVAILABLE} while the store can't be reached.
 */
public interface TenantPrivacyRepository {
  /** Stores a tenant's switches in the place of earlier ones. */
  void put(String tenantId, TenantPrivacy privacy);

  /** Returns a tenant's switches; empty where none were ever stored. */
  Optional<TenantPrivacy> find(String tenantId);
}
