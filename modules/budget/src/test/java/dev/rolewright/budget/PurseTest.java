package dev.rolewright.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PurseTest {
  private static final OptionalLong LIMIT = OptionalLong.of(1_000);
  private static final long MEMORY = 100;

  private final Purse purse =
      new Purse(new ScopeMonth(BudgetScope.deployment(), YearMonth.of(2026, 1)));

  @Test
  void aDenialIsOverWhenTheStoreHasRoomAgain() {
    purse.answer(LIMIT, 0, 50, false);
    purse.deny(100, 0);
    assertThat(purse.isKnownToLack(100, LIMIT, 1, MEMORY)).isTrue();
    assertThat(purse.isKnownToLack(99, LIMIT, 1, MEMORY)).as("it may have that").isFalse();
    purse.answer(LIMIT, 0, 500, false);
    assertThat(purse.isKnownToLack(100, LIMIT, 2, MEMORY)).isFalse();
    assertThat(purse.left()).isEqualTo(500);
  }
}
