package dev.rolewright.storage;

import dev.rolewright.access.ProviderKeyRepository;
import dev.rolewright.access.TenantRepository;
import dev.rolewright.access.testing.ProviderKeyRepositoryContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresProviderKeysTest extends ProviderKeyRepositoryContract {
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
  protected ProviderKeyRepository keys() {
    return test.database().providerKeys();
  }

  @Override
  protected TenantRepository tenants() {
    return test.database().tenants();
  }
}
