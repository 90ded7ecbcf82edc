package dev.rolewright.budget;

import dev.rolewright.budget.BudgetStore.BudgetState;
import dev.rolewright.budget.testing.InMemoryBudgetStore;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.testkit.TestScheduler;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

/** Replicas on a store, in virtual time. */
final class Fixture {
  static final String TENANT = new UUID(7, 7).toString();
  static final TokenUsage USAGE = new TokenUsage(1, 2, 3, 4);

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
    return new BudgetLimits(OptionalLong.of(picos), OptionalLong.empty(), Map.of(), Map.of());
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
    return deployment().spentPicos();
  }

  /** Runs a process until its work is done and it is closed. */
  void run(Machine machine, Consumer<Process> work) {
    Process process = begin(machine);
    process.start(
        "work",
        () -> {
          work.accept(process);
          process.budgets.close();
        });
    scheduler.run();
  }

  /** Returns how a call was refused. */
  static RolewrightException refusal(Runnable call) {
    try {
      call.run();
    } catch (RolewrightException refusal) {
      return refusal;
    }
    throw new AssertionError("nothing was refused");
  }

  static void settle(Reservation reservation, long cost) {
    reservation.settle(cost, USAGE, CostBasis.EXACT);
  }

  /** Returns the deployment's budget of the present month. */
  BudgetState deployment() {
    return deployment(ScopeMonth.monthOf(store.now()));
  }

  BudgetState deployment(YearMonth month) {
    return store.states(List.of(new ScopeMonth(BudgetScope.deployment(), month))).getFirst();
  }
}
