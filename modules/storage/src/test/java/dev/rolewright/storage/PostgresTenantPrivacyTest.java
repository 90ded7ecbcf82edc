package dev.rolewright.storage;

import dev.rolewright.access.TenantPrivacyRepository;
import dev.rolewright.access.TenantRepository;
import dev.rolewright.access.testing.TenantPrivacyRepositoryContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresTenantPrivacyTest extends TenantPrivacyRepositoryContract {
  private static TestDatabase test;

  @BeforeAll
  static void open() {
    test = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @Override
  protected TenantPrivacyRepository privacy() {
    return test.database().tenantPrivacy();
  }

  @Override
  protected TenantRepository tenants() {
    return test.database().tenants();
  }
}
