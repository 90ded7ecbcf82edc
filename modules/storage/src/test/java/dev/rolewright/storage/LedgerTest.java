package dev.rolewright.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.budget.BudgetLimits;
import dev.rolewright.budget.BudgetScope;
import dev.rolewright.budget.BudgetStore;
import dev.rolewright.budget.BudgetStore.BudgetState;
import dev.rolewright.budget.BudgetStore.Posting;
import dev.rolewright.budget.Charge;
import dev.rolewright.budget.CostBasis;
import dev.rolewright.budget.LedgerEntry;
import dev.rolewright.budget.ScopeChange;
import dev.rolewright.budget.ScopeMonth;
import dev.rolewright.budget.UsageGroup;
import dev.rolewright.budget.UsageGrouping;
import dev.rolewright.budget.UsageQuery;
import dev.rolewright.budget.UsageSum;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.platform.AlertKind;
import dev.rolewright.platform.AlertSeverity;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.telemetry.Alert;
import dev.rolewright.telemetry.AlertRepository;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final Instant MARCH = Instant.parse("2026-03-31T23:10:00Z");
  private static final Instant APRIL = Instant.parse("2026-04-01T00:20:00Z");
  private static final TokenUsage USAGE = new TokenUsage(100, 20, 30, 4);
  private static TestDatabase test;

  private final UUID replica = UUID.fromString(TestDatabase.IDS.next());
  private String tenant = "";
  private final String key = TestDatabase.IDS.next();
  private long generation;

  @BeforeAll
  static void open() {
    test = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @BeforeEach
  void attach() {
    tenant = test.newTenantId();
    generation = store().attach(replica).generation();
  }

  private static BudgetStore store() {
    return test.database().budgets(TestDatabase.IDS);
  }

  private LedgerEntry entry(String model, long cost, CostBasis basis, Instant time) {
    Charge charge = new Charge(TestDatabase.IDS.next(), "", "one", model, "task", "run", 1_000);
    return new LedgerEntry(tenant, key, "c", charge, cost, basis, USAGE, time);
  }

  private void book(LedgerEntry... entries) {
    store().post(new Posting(replica, generation, Arrays.asList(entries), List.of()));
  }

  private List<UsageGroup> usage(String ofTenant, UsageGrouping... by) {
    return test.database()
        .usage()
        .read(
            new UsageQuery(
                ofTenant, "", "", "", MARCH, APRIL.plusSeconds(1), Arrays.asList(by), 10));
  }

  private BudgetState state(BudgetScope scope, YearMonth month) {
    return store().states(List.of(new ScopeMonth(scope, month))).getFirst();
  }

  @Test
  void addsUpWhatWasBooked() {
    book(
        entry("m", 500, CostBasis.EXACT, MARCH),
        entry("m", 30, CostBasis.ESTIMATED, APRIL),
        entry("n", 7, CostBasis.RESERVED, APRIL),
        entry("n", 9, CostBasis.EXACT, APRIL.plusSeconds(1)));
    UsageSum all = new UsageSum(300, 60, 537, 37, 3, 1);
    assertThat(usage(tenant))
        .containsExactly(new UsageGroup("", "", "", "", Optional.empty(), all));
    assertThat(all.averagePicos()).isEqualTo(179);
    Instant march = Instant.parse("2026-03-01T00:00:00Z");
    Instant april = Instant.parse("2026-04-01T00:00:00Z");
    assertThat(usage(tenant, UsageGrouping.MODEL, UsageGrouping.MONTH, UsageGrouping.API_KEY))
        .containsExactly(
            group("m", march, new UsageSum(100, 20, 500, 0, 1, 0)),
            group("m", april, new UsageSum(100, 20, 30, 30, 1, 0)),
            group("n", april, new UsageSum(100, 20, 7, 7, 1, 1)));
    assertThat(usage(tenant, UsageGrouping.HOUR))
        .extracting(group -> group.startTime().orElseThrow())
        .containsExactly(Instant.parse("2026-03-31T23:00:00Z"), april);
    assertThat(usage(tenant, UsageGrouping.DAY)).hasSize(2);
    assertThat(usage("", UsageGrouping.TENANT, UsageGrouping.PROVIDER))
        .extracting(UsageGroup::tenantId)
        .contains(tenant);
    UsageQuery narrow =
        new UsageQuery(tenant, key, "one", "n", MARCH, APRIL.plusSeconds(9), List.of(), 1);
    assertThat(test.database().usage().read(narrow).getFirst().sum().costPicos()).isEqualTo(16);
    assertThat(usage(TestDatabase.IDS.next()))
        .extracting(UsageGroup::sum)
        .containsExactly(UsageSum.NONE);
  }

  private UsageGroup group(String model, Instant from, UsageSum sum) {
    return new UsageGroup("", key, "", model, Optional.of(from), sum);
  }

  @Test
  void readsOneGroupMoreThanAskedFor() {
    book(
        entry("a", 1, CostBasis.EXACT, MARCH),
        entry("b", 1, CostBasis.EXACT, MARCH),
        entry("c", 1, CostBasis.EXACT, MARCH));
    UsageQuery query =
        new UsageQuery(tenant, "", "", "", MARCH, APRIL, List.of(UsageGrouping.MODEL), 1);
    assertThat(test.database().usage().read(query)).hasSize(2);
  }

  @Test
  void nothingInTheLedgerChangesOrGoes() {
    LedgerEntry entry = entry("m", 500, CostBasis.EXACT, MARCH);
    book(entry);
    for (String statement :
        List.of(
            "update ledger set cost_picos = 0", "delete from ledger", "truncate table ledger")) {
      assertThatThrownBy(() -> test.execute(statement))
          .hasMessageContaining("the ledger is append-only");
    }
    assertThat(usage(tenant).getFirst().sum().costPicos()).isEqualTo(500);
  }

  @Test
  void anErasedTenantLeavesOnlyWhatTheDeploymentSpent() {
    YearMonth month = YearMonth.of(2026, 3);
    long before = state(BudgetScope.deployment(), month).spentPicos();
    book(entry("m", 500, CostBasis.EXACT, MARCH));
    test.execute("delete from tenants where id = '" + tenant + "'");
    assertThat(usage(tenant).getFirst().sum().calls()).isZero();
    assertThat(state(BudgetScope.tenant(tenant), month).spentPicos()).isZero();
    LedgerEntry late = entry("m", 60, CostBasis.EXACT, MARCH);
    book(late);
    book(late);
    assertThat(state(BudgetScope.deployment(), month).spentPicos()).isEqualTo(before + 560);
    assertThat(state(BudgetScope.tenant(tenant), month).spentPicos()).isZero();
    assertThat(usage("", UsageGrouping.TENANT))
        .extracting(UsageGroup::tenantId)
        .contains("")
        .doesNotContain(tenant);
  }

  @Test
  void alertsAreRaisedWhereAllOthersAre() {
    ScopeMonth budget = new ScopeMonth(BudgetScope.tenant(tenant), YearMonth.of(2026, 3));
    ScopeChange limit = ScopeChange.none(budget, OptionalLong.of(1_000));
    store()
        .post(
            new Posting(
                replica,
                generation,
                List.of(entry("m", 950, CostBasis.EXACT, MARCH)),
                List.of(limit)));
    String subject = "budget of the tenant " + tenant + " 2026-03: ";
    assertThat(alerts(true))
        .extracting(alert -> alert.severity() + " " + alert.subject())
        .containsExactly(
            "CRITICAL " + subject + "95 %",
            "WARNING " + subject + "90 %",
            "WARNING " + subject + "80 %");
    store().reviewAlerts(BudgetLimits.NONE);
    assertThat(alerts(true)).as("the month is over").isEmpty();
    assertThat(alerts(false)).hasSize(3);
  }

  private List<Alert> alerts(boolean openOnly) {
    AlertRepository.Filter filter =
        new AlertRepository.Filter(
            tenant,
            false,
            openOnly,
            AlertSeverity.INFO,
            Optional.of(AlertKind.BUDGET_THRESHOLD),
            Optional.empty());
    return test.database().alerts().list(filter, PageRequest.of(0, "")).items();
  }

  @Test
  void anAlertEndsWhenTheLimitIsRaisedAndIsTheSameWhenItIsBack() {
    Instant now = store().now();
    ScopeMonth budget = new ScopeMonth(BudgetScope.tenant(tenant), ScopeMonth.monthOf(now));
    ScopeChange limit = ScopeChange.none(budget, OptionalLong.of(1_000));
    List<LedgerEntry> entries = List.of(entry("m", 850, CostBasis.EXACT, now));
    store().post(new Posting(replica, generation, entries, List.of(limit)));
    List<Alert> raised = alerts(true);
    assertThat(raised).hasSize(1);
    store().reviewAlerts(limited(2_000));
    assertThat(alerts(true)).isEmpty();
    store().reviewAlerts(limited(1_000));
    assertThat(alerts(false)).isEqualTo(raised);
    store().reviewAlerts(limited(900));
    assertThat(alerts(true)).hasSize(2);
  }

  private BudgetLimits limited(long limit) {
    return new BudgetLimits(
        OptionalLong.empty(), OptionalLong.empty(), Map.of(tenant, limit), Map.of());
  }

  @Test
  void replicasThatLeaseAtOnceNeverHoldMoreThanTheLimit() throws Exception {
    long limit = 10_000;
    ScopeMonth budget =
        new ScopeMonth(BudgetScope.tenant(tenant), ScopeMonth.monthOf(store().now()));
    ScopeMonth other = new ScopeMonth(BudgetScope.apiKey(tenant, key), budget.month());
    Callable<Long> work =
        () -> {
          UUID id = UUID.fromString(TestDatabase.IDS.next());
          long begun = store().attach(id).generation();
          long held = 0;
          for (int turn = 0; turn < 12; turn++) {
            ScopeChange lease =
                new ScopeChange(budget, OptionalLong.of(limit), turn % 3 * 20, 90, 90, false);
            ScopeChange second = new ScopeChange(other, OptionalLong.of(limit), 0, 1, 1, false);
            held =
                store()
                    .post(new Posting(id, begun, List.of(), List.of(second, lease)))
                    .standings()
                    .getFirst()
                    .ownPicos();
          }
          return held;
        };
    long sum = 0;
    try (ExecutorService replicas = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Long>> all = new ArrayList<>();
      for (int index = 0; index < 16; index++) {
        all.add(work);
      }
      for (Future<Long> result : replicas.invokeAll(all)) {
        sum += result.get();
      }
    }
    assertThat(sum).isBetween(limit - 90, limit);
    assertThat(
            state(budget.scope(), budget.month()).grants().stream()
                .mapToLong(each -> each.picos())
                .sum())
        .isEqualTo(sum);
  }
}
