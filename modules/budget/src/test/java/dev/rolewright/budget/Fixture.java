package dev.rolewright.budget;

import dev.rolewright.budget.testing.InMemoryBudgetStore;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.testkit.TestScheduler;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;

/** Replicas on a store, in virtual time. */
final class Fixture {
  static final String TENANT = new UUID(7, 7).toString();

  final TestScheduler scheduler;
  final SimulatedStore network;
  final InMemoryBudgetStore store;
  BudgetLimits limits = BudgetLimits.NONE;
  BudgetSettings settings = BudgetSettings.DEFAULT;
  private long ids;

  Fixture(long seed, Duration offset) {
    scheduler = new TestScheduler(seed);
    network = new SimulatedStore(scheduler, new Random(seed), offset);
    store = network.store;
  }

  Fixture() {
    this(1, Duration.ofDays(5));
  }

  static BudgetLimits deployment(long picos) {
    return new BudgetLimits(
        OptionalLong.of(picos), OptionalLong.empty(), java.util.Map.of(), java.util.Map.of());
  }

  String id() {
    return new UUID(0x7000L, 0x8000_0000_0000_0000L | ++ids).toString();
  }

  Process begin(Machine machine) {
    return new Process(scheduler, machine, UUID.fromString(id()), network, () -> limits, settings);
  }

  Charge charge(long most) {
    return new Charge(id(), "", "p", "m", "t", "r", most);
  }

  RequestContext context(Process process, Duration deadline, Cancellation cancellation) {
    long now = process.nanoTime();
    return new RequestContext(
        TENANT, TENANT, "FREE", "c", now, now + deadline.toNanos(), process, cancellation);
  }

  Reservation reserve(Process process, long most) {
    return process.budgets.reserve(
        context(process, Duration.ofSeconds(30), new Cancellation()), charge(most));
  }

  long spent() {
    return store
        .states(
            java.util.List.of(
                new ScopeMonth(BudgetScope.deployment(), ScopeMonth.monthOf(store.now()))))
        .getFirst()
        .spentPicos();
  }
}
