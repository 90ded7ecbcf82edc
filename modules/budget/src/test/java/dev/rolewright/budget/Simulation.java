package dev.rolewright.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.budget.BudgetStore.BudgetState;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.testkit.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Some replicas spend one budget, and everything goes wrong that a seed can think of: processes end
 * at any moment, the store is away or answers to nobody, limits change, the month ends. One seed
 * always gives the same course.
 */
final class Simulation {
  private static final BudgetSettings SETTINGS =
      new BudgetSettings(
          40,
          Duration.ofMillis(200),
          Duration.ofSeconds(2),
          Duration.ofMillis(100),
          7,
          Duration.ofSeconds(1));
  private static final long LARGEST = 1_000;
  private static final Duration JANUARY = Duration.ofDays(31);

  private final Random random;
  private final TestScheduler scheduler;
  private final SimulatedStore store;
  private final List<Machine> machines = new ArrayList<>();
  private final List<Process> processes = new ArrayList<>();
  private final Map<String, Call> calls = new HashMap<>();
  private final List<String> log = new ArrayList<>();
  private final String[] tenants = {id(), id()};
  private BudgetLimits limits;
  private long highest;
  private boolean limitsChange;
  private long ids;

  private enum End {
    OPEN,
    SETTLED,
    RELEASED
  }

  /** What really happened to a call. */
  private static final class Call {
    private long max;
    private long owed;
    private End end = End.OPEN;
  }

  private Simulation(long seed) {
    random = new Random(seed);
    scheduler = new TestScheduler(seed);
    Duration untilMonthEnd = Duration.ofMillis(random.nextInt(20_000));
    store =
        new SimulatedStore(
            scheduler, random, JANUARY.minus(random.nextInt(3) == 0 ? untilMonthEnd : JANUARY));
    limits = someLimits(highest = LARGEST * (1 + random.nextInt(60)));
  }

  /**
   * Runs the schedule of a seed, asserts what must hold in every one, and returns what happened.
   */
  static List<String> run(long seed) {
    Simulation simulation = new Simulation(seed);
    simulation.prepare();
    simulation.scheduler.run();
    simulation.check();
    return simulation.log;
  }

  private String id() {
    return new UUID(0x7000L, 0x8000_0000_0000_0000L | ++ids).toString();
  }

  private BudgetLimits someLimits(long deployment) {
    return new BudgetLimits(
        OptionalLong.of(deployment),
        OptionalLong.empty(),
        random.nextBoolean() ? Map.of(tenants[0], deployment / 3) : Map.of(),
        Map.of(tenants[1], deployment / 4));
  }

  private void prepare() {
    store.trouble = random.nextInt(3) == 0 ? random.nextInt(40) : 0;
    int count = 1 + random.nextInt(4);
    for (int index = 0; index < count; index++) {
      machines.add(new Machine());
      processes.add(begin(index));
    }
    for (int index = 0; index < count; index++) {
      int clients = 1 + random.nextInt(6);
      for (int client = 0; client < clients; client++) {
        startClient(index);
      }
    }
    for (int kill = random.nextInt(4); kill > 0; kill--) {
      int index = random.nextInt(count);
      scheduler.after(Duration.ofMillis(random.nextInt(8_000)), () -> kill(index));
    }
    if (random.nextInt(3) == 0) {
      Duration from = Duration.ofMillis(random.nextInt(8_000));
      scheduler.after(from, () -> store.down = true);
      scheduler.after(from.plusMillis(random.nextInt(4_000)), () -> store.down = false);
    }
    if (random.nextInt(3) == 0) {
      limitsChange = true;
      scheduler.after(Duration.ofMillis(random.nextInt(8_000)), this::changeLimits);
    }
    scheduler.after(Duration.ofMinutes(2), this::end);
  }

  private void changeLimits() {
    long deployment = LARGEST * random.nextInt(60);
    highest = Math.max(highest, deployment);
    limits = someLimits(deployment);
  }

  private Process begin(int index) {
    return new Process(
        scheduler, machines.get(index), UUID.fromString(id()), store, () -> limits, SETTINGS);
  }

  private void kill(int index) {
    processes.get(index).kill();
    note("kill " + index);
    scheduler.after(
        Duration.ofMillis(random.nextInt(3_000)),
        () -> {
          if (processes.get(index).isDead()) {
            processes.set(index, begin(index));
            startClient(index);
          }
        });
  }

  private void startClient(int index) {
    Process process = processes.get(index);
    int turns = 1 + random.nextInt(25);
    process.start(
        "client",
        () -> {
          process.rest(Duration.ofMillis(random.nextInt(2_000)));
          for (int turn = 0; turn < turns; turn++) {
            spend(process);
            process.rest(Duration.ofMillis(random.nextInt(300)));
          }
        });
  }

  private void spend(Process process) {
    String id = id();
    Call call = new Call();
    call.max = random.nextInt(10) == 0 ? LARGEST : random.nextLong(LARGEST);
    String tenant = tenants[random.nextInt(2)];
    Charge charge =
        new Charge(id, random.nextInt(5) == 0 ? "own" : "", "p", "m", "t", "r", call.max);
    Reservation reservation;
    try {
      reservation = process.budgets.reserve(context(process, tenant), charge);
    } catch (RolewrightException refused) {
      assertThat(refused.code())
          .isIn(ErrorCode.BUDGET_EXHAUSTED, ErrorCode.STORAGE_UNAVAILABLE, ErrorCode.TIMEOUT);
      note(id + " " + refused.code());
      return;
    }
    calls.put(id, call);
    if (random.nextInt(8) == 0) {
      reservation.release();
      call.end = End.RELEASED;
      return;
    }
    call.owed = call.max == 0 ? 0 : random.nextLong(call.max + 1);
    process.rest(Duration.ofMillis(random.nextInt(random.nextInt(10) == 0 ? 5_000 : 400)));
    reservation.settle(call.owed, TokenUsage.NONE, CostBasis.EXACT);
    call.end = End.SETTLED;
    note(id + " " + call.owed);
  }

  private RequestContext context(Process process, String tenant) {
    long now = process.nanoTime();
    long deadline = now + Duration.ofMillis(50 + random.nextInt(5_000)).toNanos();
    return new RequestContext(
        tenant, tenant, "FREE", "c", now, deadline, process, new Cancellation());
  }

  /** Everything comes to rest: what ended badly is started once more, and all is closed. */
  private void end() {
    store.down = false;
    store.trouble = 0;
    for (int index = 0; index < machines.size(); index++) {
      int here = index;
      processes.get(here).start("close", () -> processes.get(here).budgets.close());
    }
    scheduler.after(
        Duration.ofSeconds(30),
        () -> {
          for (int index = 0; index < machines.size(); index++) {
            if (!processes.get(index).isDead()) {
              assertThat(machines.get(index).left())
                  .extracting(JournalFiles.Left::read)
                  .as("journals of what was closed")
                  .isEmpty();
            }
            processes.get(index).kill();
            Process last = begin(index);
            scheduler.after(Duration.ofSeconds(30), () -> last.start("close", last.budgets::close));
          }
        });
  }

  private void note(String what) {
    log.add(scheduler.nanoTime() + " " + what);
  }

  private void check() {
    Map<String, LedgerEntry> ledger = store.store.ledger();
    calls.forEach(
        (id, call) -> {
          LedgerEntry entry = ledger.get(id);
          if (call.end == End.RELEASED) {
            assertThat(entry).as("%s was never made", id).isNull();
            return;
          }
          assertThat(entry).as("%s is in the ledger", id).isNotNull();
          if (call.end == End.SETTLED || entry.basis() == CostBasis.EXACT) {
            assertThat(entry.costPicos()).as("cost of %s", id).isEqualTo(call.owed);
            assertThat(entry.basis()).isEqualTo(CostBasis.EXACT);
          } else {
            assertThat(entry.costPicos()).as("cost of %s", id).isEqualTo(call.max);
            assertThat(entry.basis()).isEqualTo(CostBasis.RESERVED);
          }
        });
    Map<ScopeMonth, Long> spent = new HashMap<>();
    for (LedgerEntry entry : ledger.values()) {
      entry.payers().forEach(payer -> spent.merge(payer, entry.costPicos(), Long::sum));
    }
    Set<BudgetAlert> alerts = new HashSet<>(store.store.alerts());
    assertThat(store.store.alerts()).as("each alert once").hasSameSizeAs(alerts);
    for (BudgetState state : store.store.states()) {
      assertThat(state.spentPicos())
          .as("spent of %s is the sum of the ledger", state.key())
          .isEqualTo(spent.getOrDefault(state.key(), 0L));
      assertThat(state.grants()).as("what is held of %s in the end", state.key()).isEmpty();
      if (!limitsChange) {
        checkLimit(state, alerts);
      }
    }
    machines.forEach(machine -> assertThat(machine.left()).as("journals that are left").isEmpty());
  }

  private void checkLimit(BudgetState state, Set<BudgetAlert> alerts) {
    OptionalLong limit = limits.of(state.key().scope());
    if (limit.isPresent()) {
      assertThat(state.spentPicos()).isLessThanOrEqualTo(limit.getAsLong());
      for (int percent : List.of(80, 90, 95, 100)) {
        if (state.spentPicos() * 100 >= limit.getAsLong() * percent) {
          assertThat(alerts).contains(new BudgetAlert(state.key(), percent, limit.getAsLong()));
        }
      }
    }
  }
}
