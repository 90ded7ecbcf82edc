package dev.rolewright.access;

import dev.rolewright.access.testing.InMemoryTenants;
import dev.rolewright.access.testing.TenantRepositoryContract;

class InMemoryTenantsTest extends TenantRepositoryContract {
  private final InMemoryTenants tenants = new InMemoryTenants();

  @Override
  protected TenantRepository tenants() {
    return tenants;
  }
}
