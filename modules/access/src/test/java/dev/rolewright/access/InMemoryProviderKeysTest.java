package dev.rolewright.access;

import dev.rolewright.access.testing.InMemoryProviderKeys;
import dev.rolewright.access.testing.InMemoryTenants;
import dev.rolewright.access.testing.ProviderKeyRepositoryContract;

class InMemoryProviderKeysTest extends ProviderKeyRepositoryContract {
  private final InMemoryProviderKeys keys = new InMemoryProviderKeys();
  private final InMemoryTenants tenants = new InMemoryTenants();

  @Override
  protected ProviderKeyRepository keys() {
    return keys;
  }

  @Override
  protected TenantRepository tenants() {
    return tenants;
  }
}
