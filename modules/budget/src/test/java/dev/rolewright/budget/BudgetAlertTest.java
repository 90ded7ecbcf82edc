package dev.rolewright.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetAlertTest {
  private static final ScopeMonth KEY =
      new ScopeMonth(BudgetScope.deployment(), YearMonth.of(2026, 11));

  /** Where the local engine stands in for models, a spent budget refuses few requests. */
  @ParameterizedTest
  @ValueSource(ints = {80, 90, 95, 100})
  void theMessageIsTrueWhateverBecomesOfRequestsWithoutMoney(int percent) {
    BudgetAlert alert = new BudgetAlert(KEY, percent, 5_000);
    assertThat(alert.subject()).isEqualTo("budget of the deployment 2026-11: " + percent + " %");
    assertThat(alert.message())
        .contains("the month's budget of the deployment")
        .contains("no model is asked")
        .contains("2026-12-01T00:00:00Z")
        .contains("raise the limit")
        .doesNotContain("refused");
  }
}
