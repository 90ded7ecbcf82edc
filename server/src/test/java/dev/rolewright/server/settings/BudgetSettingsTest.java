package dev.rolewright.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.budget.BudgetLimits;
import dev.rolewright.budget.BudgetScope;
import dev.rolewright.llm.WhenSpent;
import dev.rolewright.platform.ConfigException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code budgets.json} says, and what is told of one that can not be used. */
class BudgetSettingsTest {
  private static final String FILE = "budgets.json";
  private static final String TENANT = "01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10";
  private static final String KEY = "01997b1c-52c4-7c55-8b6e-0d5c1a2f9a11";

  @TempDir Path directory;
  private SettingsFixture fixture;

  @BeforeEach
  void withAProvider() {
    fixture = new SettingsFixture(directory);
    fixture.providers(SettingsFixture.SMALL);
  }

  private BudgetLimits limits(String json) {
    fixture.write(FILE, json);
    return fixture.read().budgets();
  }

  @Test
  void withoutAFileTheDeploymentHasFiveThousandDollarsAMonth() {
    GatewaySettings settings = fixture.read();
    assertThat(settings.budgets().of(BudgetScope.deployment())).hasValue(5_000_000_000_000_000L);
    assertThat(settings.budgets().of(BudgetScope.tenant(TENANT))).isEmpty();
    assertThat(settings.gateway().whenSpent()).isEqualTo(WhenSpent.LOCAL);
  }

  @Test
  void amountsAreExactToTheMicroDollarAndOfZeroCloses() {
    BudgetLimits limits =
        limits(
            """
            {"deployment": {"usd_per_month": 4000000}, "each_tenant": {"usd_per_month": 0.000001},
             "tenants": {"%s": {"usd_per_month": 12.50}}, "api_keys": {"%s": {"usd_per_month": 0}}}
            """
                .formatted(TENANT, KEY));
    assertThat(limits.of(BudgetScope.deployment())).hasValue(BudgetLimits.MOST_PICOS);
    assertThat(limits.of(BudgetScope.tenant(KEY))).hasValue(1_000_000);
    assertThat(limits.of(BudgetScope.tenant(TENANT))).hasValue(12_500_000_000_000L);
    assertThat(limits.of(BudgetScope.apiKey(TENANT, KEY))).hasValue(0);
    assertThat(limits.of(BudgetScope.apiKey(TENANT, TENANT))).isEmpty();
  }

  @Test
  void anEmptyFileIsNoLimitAtAll() {
    assertThat(limits("{}")).isEqualTo(BudgetLimits.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"deployment": {"usd_per_month": -1}} | /deployment/usd_per_month: must be at least 0
          {"deployment": {"usd_per_month": -1e-9}} | /deployment/usd_per_month
          {"deployment": {"usd_per_month": 4000000.000001}} | /deployment/usd_per_month: must be at most 4000000
          {"deployment": {"usd_per_month": 1e400}} | /deployment/usd_per_month
          {"deployment": {"usd_per_month": 0.0000001}} | /deployment/usd_per_month: has more than 6 decimals
          {"deployment": {"usd_per_month": "5"}} | /deployment/usd_per_month
          {"deployment": {"usd_per_month": null}} | /deployment/usd_per_month
          {"deployment": {}} | /deployment
          {"deployment": 5} | /deployment
          {"deployment": {"usd_per_moth": 5}} | did you mean "usd_per_month"?
          {"deploiment": {"usd_per_month": 5}} | did you mean "deployment"?
          {"each_tenant": {"usd_per_month": -5}} | /each_tenant/usd_per_month: must be at least 0
          {"tenants": {"acme": {"usd_per_month": 5}}} | /tenants
          {"tenants": {"TENANT": {"usd_per_month": 0.00000123}}} | /tenants/TENANT/usd_per_month: has more than 6 decimals
          {"tenants": {"TENANT": {"usd_per_month": -5}}} | /tenants/TENANT/usd_per_month: must be at least 0
          {"api_keys": {"rw_secret": {"usd_per_month": 5}}} | /api_keys
          {"api_keys": {"TENANT": {}}} | /api_keys/TENANT
          {"when_spent": "stop"} | /when_spent
          {"when_spent": true} | /when_spent
          """)
  void saysWhatIsWrong(String json, String says) {
    fixture.write(FILE, json.replace("TENANT", TENANT));
    assertThat(fixture.mistakes())
        .isNotEmpty()
        .allMatch(line -> line.startsWith(FILE + ": "))
        .anyMatch(line -> line.contains(says.replace("TENANT", TENANT)));
    assertThatThrownBy(fixture::load).isInstanceOf(ConfigException.class);
  }

  @Test
  void mistakesOfAllBudgetsAreToldAtOnce() {
    fixture.write(
        FILE,
        """
        {"deployment": {"usd_per_month": -1}, "each_tenant": {"usd_per_month": 5000000},
         "api_keys": {"%s": {"usd_per_month": 0.0000005}}, "when_spent": "stop"}
        """
            .formatted(KEY));
    assertThat(fixture.mistakes()).hasSize(4);
  }
}
