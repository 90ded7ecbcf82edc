package dev.rolewright.access;

import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import java.util.Optional;

/**
 * Keeps tenants.
 *
 * <p>Every method throws {@code STORAGE_UNAVAILABLE} while the store can't be reached.
 */
public interface TenantRepository {
  /**
   * Stores a tenant under its id; the same id again changes nothing, so that an interrupted create
   * can be repeated.
   *
   * @throws dev.rolewright.platform.RolewrightException ALREADY_EXISTS when another tenant has the
   *     name
   */
  void insert(Tenant tenant);

  /** Returns the tenant with an id. */
  Optional<Tenant> find(String tenantId);

  /** Returns the tenant with a name. */
  Optional<Tenant> findByName(String name);

  /** Lists tenants, newest first. */
  Page<Tenant> list(PageRequest page);

  /** Sets the state of a tenant and returns it as it is then; empty for an unknown id. */
  Optional<Tenant> setState(String tenantId, TenantState state);
}
