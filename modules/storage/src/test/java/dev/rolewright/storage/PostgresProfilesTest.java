package dev.rolewright.storage;

import dev.rolewright.domain.DocumentRepository;
import dev.rolewright.domain.ProfileRepository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresProfilesTest extends ProfileRepositoryContract {
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
  ProfileRepository profiles() {
    return test.database().profiles();
  }

  @Override
  DocumentRepository documents() {
    return test.database().documents();
  }

  @Override
  String newTenantId() {
    return test.newTenantId();
  }
}
