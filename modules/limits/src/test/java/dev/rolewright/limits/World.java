package dev.rolewright.limits;

import dev.rolewright.limits.spi.ReplicaSeen;
import dev.rolewright.limits.spi.SharedFault;
import dev.rolewright.limits.testing.InMemoryReplicas;
import dev.rolewright.limits.testing.InMemoryWindows;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.testkit.TestScheduler;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** One Redis and one database in virtual time, with all that can become of them and of the way. */
final class World {
  static final Duration WINDOW = Duration.ofSeconds(2);
  static final LimiterConfig CONFIG = LimiterConfig.of(WINDOW);

  private static final long CLOCK_MICROS = 1_700_000_000_000_000L;
  private static final long ANSWER_NANOS = CONFIG.answerLimit().toNanos();

  final TestScheduler scheduler;
  final Random random;
  final InMemoryWindows windows;

  /** How far Redis's clock has jumped by now. */
  long jumpMicros;

  long redisStalledUntil;
  long redisLostUntil;
  long databaseStalledUntil;

  /** Whether no call takes long any more. */
  boolean calm;

  private final InMemoryReplicas replicas;

  World(long seed) {
    scheduler = new TestScheduler(seed);
    random = new Random(seed);
    replicas = new InMemoryReplicas(scheduler::nanoTime);
    windows = new InMemoryWindows(() -> CLOCK_MICROS + scheduler.nanoTime() / 1_000 + jumpMicros);
  }

  void sleep(long nanos) {
    try {
      scheduler.sleep(Duration.ofNanos(Math.max(0, nanos)));
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private long latency() {
    boolean isLong = !calm && random.nextInt(200) == 0;
    return isLong ? random.nextLong(3 * ANSWER_NANOS) : random.nextLong(1_500_000);
  }

  /** A call of Redis. It may be served although nobody waits for the answer any more. */
  <T> T redis(Machine machine, Supplier<T> call) {
    long begin = scheduler.nanoTime();
    if (!machine.alive || begin < machine.redisLostUntil || begin < redisLostUntil) {
      sleep(random.nextBoolean() ? ANSWER_NANOS : 1_000_000);
      throw unreachable();
    }
    long there = Math.max(latency(), redisStalledUntil - begin);
    if (there > ANSWER_NANOS) {
      scheduler.after(Duration.ofNanos(there), () -> late(call));
      sleep(ANSWER_NANOS);
      throw unreachable();
    }
    sleep(there);
    T answer = call.get();
    long back = latency();
    if (there + back > ANSWER_NANOS && random.nextBoolean()) {
      sleep(ANSWER_NANOS - there);
      throw unreachable();
    }
    sleep(back);
    machine.stall();
    return answer;
  }

  private static <T> void late(Supplier<T> call) {
    try {
      call.get();
    } catch (SharedFault refused) {
      // As it should be.
      return;
    }
  }

  private static SharedFault unreachable() {
    return SharedFault.of(SharedFault.Kind.UNREACHABLE, "no answer");
  }

  List<ReplicaSeen> beat(Machine machine, String id) {
    reachDatabase(machine);
    List<ReplicaSeen> others = replicas.beat(id);
    sleep(latency());
    machine.stall();
    return others;
  }

  void leave(Machine machine, String id, boolean forget) {
    reachDatabase(machine);
    replicas.leave(id, forget);
  }

  private void reachDatabase(Machine machine) {
    long now = scheduler.nanoTime();
    if (!machine.alive || now < machine.databaseLostUntil) {
      sleep(latency());
      throw RolewrightException.of(ErrorCode.STORAGE_UNAVAILABLE, "lost");
    }
    sleep(Math.max(latency(), databaseStalledUntil - now));
  }
}
