package dev.rolewright.access;

import dev.rolewright.access.testing.InMemoryTenantPrivacy;
import dev.rolewright.access.testing.InMemoryTenants;
import dev.rolewright.access.testing.TenantPrivacyRepositoryContract;

class InMemoryTenantPrivacyTest extends TenantPrivacyRepositoryContract {
  private final InMemoryTenantPrivacy privacy = new InMemoryTenantPrivacy();
  private final InMemoryTenants tenants = new InMemoryTenants();

  @Override
  protected TenantPrivacyRepository privacy() {
    return privacy;
  }

  @Override
  protected TenantRepository tenants() {
    return tenants;
  }
}
