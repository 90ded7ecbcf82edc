package dev.rolewright.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.budget.testing.BudgetStoreContract;
import dev.rolewright.budget.testing.InMemoryBudgetStore;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InMemoryBudgetStoreTest extends BudgetStoreContract {
  private final BudgetStore store =
      new InMemoryBudgetStore(() -> Instant.parse("2026-11-05T06:07:08Z"));

  @Override
  protected BudgetStore store() {
    return store;
  }

  @Override
  protected String newTenantId() {
    return IDS.next();
  }

  @Test
  void theTestsRunInTheModule() {
    assertThat(Budgets.class.getModule().isNamed()).isTrue();
  }
}
