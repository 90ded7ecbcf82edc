package dev.rolewright.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.limits.Admission.Admitted;
import dev.rolewright.testkit.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Some replicas share limits and want more than those allow, and everything goes wrong that a seed
 * can think of: Redis stalls, is lost, emptied, or tells another time; replicas stand still, are
 * cut off from Redis or from the database, are killed, stop and start. The limits of every other
 * seed are large enough that something is granted in advance. One seed always gives the same
 * course.
 */
final class Simulation {
  private static final Duration CHAOS = Duration.ofSeconds(14);
  private static final Duration HEALING =
      World.CONFIG.memory().plus(World.CONFIG.apartWait()).plus(World.CONFIG.listedWait());
  private static final int MOST_MACHINES = 5;

  private final boolean isLarge;
  private final Limit requests;
  private final Limit tokens;
  private final Random random;
  private final World world;
  private final TestScheduler scheduler;
  private final List<Machine> machines = new ArrayList<>();
  private final Map<Limit, List<Event>> admitted = new LinkedHashMap<>();
  private final List<String> log = new ArrayList<>();
  private int started;

  private Simulation(long seed) {
    isLarge = seed % 2 == 1;
    requests = limit(LimitKey.Unit.REQUESTS, isLarge ? 128 : 6);
    tokens = limit(LimitKey.Unit.TOKENS, isLarge ? 12_800 : 1_000);
    random = new Random(seed + 1);
    world = new World(seed);
    scheduler = world.scheduler;
    admitted.put(requests, new ArrayList<>());
    admitted.put(tokens, new ArrayList<>());
  }

  private record Event(long nanos, long amount) {}

  /**
   * What happened.
   *
   * @param admissions how many requests were let through
   * @param grants how often Redis granted one
   */
  record Course(List<String> log, int admissions, int grants) {}

  private static Limit limit(LimitKey.Unit unit, long most) {
    return new Limit(new LimitKey(LimitKey.Kind.PROVIDER, "vendor", unit), most, World.WINDOW);
  }

  /**
   * Runs the schedule of a seed, asserts what must hold in every one, and returns what happened.
   */
  static Course run(long seed) {
    Simulation simulation = new Simulation(seed);
    simulation.prepare();
    simulation.scheduler.run();
    simulation.checkWindows();
    int grants = simulation.machines.stream().mapToInt(machine -> machine.grants).sum();
    int admissions = simulation.admitted.get(simulation.requests).size();
    return new Course(simulation.log, admissions, grants);
  }

  private void prepare() {
    int first = 1 + random.nextInt(3);
    for (int index = 0; index < first; index++) {
      scheduler.after(millis(random.nextInt(300)), this::startMachine);
    }
    int troubles = random.nextInt(7);
    for (int index = 0; index < troubles; index++) {
      scheduler.after(millis(500 + random.nextInt((int) CHAOS.toMillis() - 500)), this::trouble);
    }
    scheduler.after(CHAOS, this::heal);
    scheduler.after(CHAOS.plus(HEALING), () -> scheduler.start("end", this::end));
  }

  private void startMachine() {
    if (machines.stream().filter(machine -> machine.alive).count() >= MOST_MACHINES) {
      return;
    }
    Machine machine = new Machine("machine-" + started++, world);
    machines.add(machine);
    note("starts " + machine.name);
    int callers = 1 + random.nextInt(2);
    for (int index = 0; index < callers; index++) {
      scheduler.start("caller", () -> call(machine));
    }
  }

  private void call(Machine machine) {
    while (machine.alive && !world.calm) {
      world.sleep(random.nextLong(pauseNanos()));
      machine.stall();
      ask(machine);
    }
  }

  /** Callers of large limits ask often, and at times not for longer than a window. */
  private long pauseNanos() {
    if (isLarge) {
      return random.nextInt(40) > 0 ? 15_000_000 : 3_000_000_000L;
    }
    return 150_000_000;
  }

  private void ask(Machine machine) {
    long most = 1 + random.nextInt(isLarge ? 200 : 400);
    List<Demand> demands =
        random.nextInt(3) > 0
            ? List.of(new Demand(requests, 1), new Demand(tokens, most))
            : List.of(new Demand(requests, 1));
    Admission answer = machine.limiter.tryAcquire(demands);
    long now = scheduler.nanoTime();
    if (!(answer instanceof Admitted(Ticket ticket)) || !machine.alive) {
      world.sleep(isLarge ? random.nextLong(100_000_000) : 0);
      return;
    }
    note(machine.name + " admits " + demands.size() + ", " + machine.limiter.health());
    admitted.get(requests).add(new Event(now, 1));
    long used = Math.min(most, random.nextInt(500));
    if (demands.size() > 1) {
      admitted.get(tokens).add(new Event(now, used));
      world.sleep(random.nextLong(isLarge ? 10_000_000 : 200_000_000));
      ticket.settle(used);
    }
  }

  private void trouble() {
    long until = scheduler.nanoTime() + millis(random.nextInt(6_000)).toNanos();
    Machine one = machines.get(random.nextInt(machines.size()));
    int kind = random.nextInt(12);
    note("trouble " + kind + " with " + one.name);
    switch (kind) {
      case 0, 1 -> one.redisLostUntil = until;
      case 2 -> one.databaseLostUntil = until;
      case 3 -> world.redisLostUntil = until;
      case 4 -> world.redisStalledUntil = until;
      case 5 -> world.databaseStalledUntil = until;
      case 6, 7 -> world.windows.clear();
      case 8 -> one.stallNanos = (until - scheduler.nanoTime()) / (1 + random.nextInt(6));
      case 9 -> {
        one.alive = false;
        scheduler.after(millis(random.nextInt(2_000)), this::startMachine);
      }
      case 10 -> startMachine();
      default -> world.jumpMicros += random.nextLong(8_000_000) - 4_000_000;
    }
  }

  private void heal() {
    world.calm = true;
    world.redisLostUntil = 0;
    world.redisStalledUntil = 0;
    world.databaseStalledUntil = 0;
    for (Machine machine : machines) {
      machine.redisLostUntil = 0;
      machine.databaseLostUntil = 0;
      machine.stallNanos = 0;
    }
    if (machines.stream().noneMatch(machine -> machine.alive)) {
      startMachine();
    }
  }

  private void end() {
    List<Machine> living = machines.stream().filter(machine -> machine.alive).toList();
    long count = 0;
    for (int index = 0; index < requests.most() + 12; index++) {
      Machine machine = living.get(index % living.size());
      Admission answer = machine.limiter.tryAcquire(List.of(new Demand(requests, 1)));
      if (answer instanceof Admitted) {
        count++;
        admitted.get(requests).add(new Event(scheduler.nanoTime(), 1));
      }
    }
    long most = count;
    machines.forEach(machine -> machine.limiter.close());
    assertThat(most).as("admitted when all is well again").isEqualTo(requests.most());
  }

  private void checkWindows() {
    admitted.forEach(
        (limit, events) -> {
          List<Event> sorted =
              events.stream().sorted(Comparator.comparingLong(Event::nanos)).toList();
          int first = 0;
          long sum = 0;
          for (Event last : sorted) {
            sum += last.amount();
            while (last.nanos() - sorted.get(first).nanos() >= World.WINDOW.toNanos()) {
              sum -= sorted.get(first).amount();
              first++;
            }
            assertThat(sum)
                .as("%s in the window that ends at %s ns", limit.key().unit(), last.nanos())
                .isLessThanOrEqualTo(limit.most());
          }
        });
  }

  private void note(String what) {
    log.add(scheduler.nanoTime() / 1_000_000 + " ms " + what);
  }

  private static Duration millis(int millis) {
    return Duration.ofMillis(millis);
  }
}
