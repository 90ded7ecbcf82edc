package dev.rolewright.storage;

import dev.rolewright.budget.BudgetStore;
import dev.rolewright.budget.testing.BudgetStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresBudgetsTest extends BudgetStoreContract {
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
  protected BudgetStore store() {
    return test.database().budgets(IDS);
  }

  @Override
  protected String newTenantId() {
    return test.newTenantId();
  }
}
