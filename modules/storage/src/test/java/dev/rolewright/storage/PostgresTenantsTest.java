package dev.rolewright.storage;

import dev.rolewright.access.TenantRepository;
import dev.rolewright.access.testing.TenantRepositoryContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresTenantsTest extends TenantRepositoryContract {
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
  protected TenantRepository tenants() {
    return test.database().tenants();
  }
}
