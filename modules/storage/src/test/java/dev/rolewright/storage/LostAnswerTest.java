package dev.rolewright.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.budget.BudgetLimits;
import dev.rolewright.budget.BudgetScope;
import dev.rolewright.budget.BudgetSettings;
import dev.rolewright.budget.BudgetStore;
import dev.rolewright.budget.BudgetStore.BudgetState;
import dev.rolewright.budget.Budgets;
import dev.rolewright.budget.Charge;
import dev.rolewright.budget.CostBasis;
import dev.rolewright.budget.Reservation;
import dev.rolewright.budget.ScopeMonth;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.platform.Alerts;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replicas on a real database whose connections are cut while they book. */
class LostAnswerTest {
  private static final int CLIENTS = 8;
  private static final int CALLS = 150;
  private static final long COST = 7;
  private static final Time TIME = Time.system();

  @Test
  void eachCallIsBookedOnceHoweverOftenConnectionsAreCut(@TempDir Path folder) throws Exception {
    try (TestDatabase test = TestDatabase.create();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      String tenant = test.newTenantId();
      long limit = 2L * CLIENTS * CALLS * 10;
      BudgetLimits limits =
          new BudgetLimits(
              OptionalLong.of(limit), OptionalLong.empty(), Map.of(tenant, limit), Map.of());
      BudgetStore store = test.database().budgets(TestDatabase.IDS);
      AtomicBoolean done = new AtomicBoolean();
      Future<?> cutter = threads.submit(() -> cut(test, done));
      try (Budgets one = open(store, folder.resolve("one"), limits);
          Budgets two = open(store, folder.resolve("two"), limits)) {
        List<Future<?>> clients = new java.util.ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
          Budgets budgets = client % 2 == 0 ? one : two;
          clients.add(threads.submit(() -> spend(budgets, tenant)));
        }
        for (Future<?> client : clients) {
          client.get();
        }
        done.set(true);
        cutter.get();
      }
      long spent = CLIENTS * CALLS * COST;
      var month = ScopeMonth.monthOf(store.now());
      for (BudgetScope scope :
          List.of(
              BudgetScope.deployment(),
              BudgetScope.tenant(tenant),
              BudgetScope.apiKey(tenant, tenant))) {
        assertThat(store.states(List.of(new ScopeMonth(scope, month))))
            .containsExactly(new BudgetState(new ScopeMonth(scope, month), spent, 0, List.of()));
      }
    }
  }

  private static Budgets open(BudgetStore store, Path folder, BudgetLimits limits) {
    return Budgets.create(
        store, folder, () -> limits, BudgetSettings.DEFAULT, Alerts.none(), TIME, Timers.system());
  }

  private static void cut(TestDatabase test, AtomicBoolean done) {
    while (!done.get()) {
      test.execute(
          "select pg_sleep(0.02), pg_terminate_backend(pid) from pg_stat_activity"
              + " where datname = current_database() and pid <> pg_backend_pid()"
              + " and state <> 'idle' and random() < 0.5");
    }
  }

  private static void spend(Budgets budgets, String tenant) {
    for (int call = 0; call < CALLS; call++) {
      Reservation reservation = reserve(budgets, tenant);
      reservation.settle(COST, TokenUsage.NONE, CostBasis.EXACT);
    }
  }

  /** A client repeats what failed because the database could not be asked. */
  private static Reservation reserve(Budgets budgets, String tenant) {
    Charge charge = new Charge(TestDatabase.IDS.next(), "", "one", "m", "task", "run", 10);
    while (true) {
      long now = TIME.nanoTime();
      RequestContext context =
          new RequestContext(
              tenant,
              tenant,
              "FREE",
              "c",
              now,
              now + Duration.ofSeconds(30).toNanos(),
              TIME,
              new Cancellation());
      try {
        return budgets.reserve(context, charge);
      } catch (dev.rolewright.platform.RolewrightException failure) {
        assertThat(failure.code()).isEqualTo(dev.rolewright.platform.ErrorCode.STORAGE_UNAVAILABLE);
      }
    }
  }
}
