package dev.rolewright.access;

import dev.rolewright.access.testing.ApiKeyRepositoryContract;
import dev.rolewright.access.testing.InMemoryKeys;
import dev.rolewright.access.testing.InMemoryTenants;

class InMemoryKeysTest extends ApiKeyRepositoryContract {
  private final InMemoryTenants tenants = new InMemoryTenants();
  private final InMemoryKeys keys = new InMemoryKeys(tenants);

  @Override
  protected TenantRepository tenants() {
    return tenants;
  }

  @Override
  protected ApiKeyRepository keys() {
    return keys;
  }
}
