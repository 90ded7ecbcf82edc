package dev.rolewright.limits;

import dev.rolewright.limits.spi.Attendance;
import dev.rolewright.limits.spi.Change;
import dev.rolewright.limits.spi.Claim;
import dev.rolewright.limits.spi.Crowd;
import dev.rolewright.limits.spi.Entrance;
import dev.rolewright.limits.spi.Entry;
import dev.rolewright.limits.spi.Grant;
import dev.rolewright.limits.spi.History;
import dev.rolewright.limits.spi.ReplicaSeen;
import dev.rolewright.limits.spi.Replicas;
import dev.rolewright.limits.spi.SharedWindows;
import dev.rolewright.limits.spi.Standing;
import dev.rolewright.limits.spi.Usage;
import dev.rolewright.platform.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A process with one limiter, which may stand still, be cut off, or be killed. */
final class Machine implements Time, SharedWindows, Replicas {
  final String name;
  final World world;
  final Limiter limiter;
  boolean alive = true;
  long redisLostUntil;
  long databaseLostUntil;
  long stallNanos;
  long stalledUntil;

  /** How often it asked Redis to admit something. */
  int acquisitions;

  /** How often Redis did. */
  int grants;

  /** How often it told Redis of corrections. */
  int settlements;

  private final long bootNanos;

  Machine(String name, World world) {
    this.name = name;
    this.world = world;
    bootNanos = world.random.nextLong(1_000_000_000_000L);
    limiter = Limiter.create(World.CONFIG, this, this, this, world.scheduler, this::startTask);
  }

  private void startTask(Runnable task) {
    if (alive) {
      world.scheduler.start(name, task);
    }
  }

  /** Stands still where the whole process does, which begins when an answer has just come. */
  void stall() {
    if (stallNanos > 0) {
      stalledUntil = world.scheduler.nanoTime() + stallNanos;
      stallNanos = 0;
    }
    world.sleep(stalledUntil - world.scheduler.nanoTime());
  }

  @Override
  public Instant now() {
    return world.scheduler.now();
  }

  @Override
  public long nanoTime() {
    return world.scheduler.nanoTime() + bootNanos;
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    world.scheduler.sleep(duration);
  }

  @Override
  public Entry enter(Entrance entrance) {
    return world.redis(this, () -> world.windows.enter(entrance));
  }

  @Override
  public long load(Standing standing, List<History> histories) {
    return world.redis(this, () -> world.windows.load(standing, histories));
  }

  @Override
  public Attendance checkIn(Standing standing, List<String> awaited, boolean complete) {
    return world.redis(this, () -> world.windows.checkIn(standing, awaited, complete));
  }

  @Override
  public Grant acquire(Standing standing, Crowd crowd, List<Claim> claims) {
    acquisitions += 1;
    Grant grant = world.redis(this, () -> world.windows.acquire(standing, crowd, claims));
    grants += grant instanceof Grant.Granted ? 1 : 0;
    return grant;
  }

  @Override
  public long settle(Standing standing, List<Change> changes) {
    settlements += 1;
    return world.redis(this, () -> world.windows.settle(standing, changes));
  }

  @Override
  public List<Usage> usage(Standing standing, Crowd crowd, List<Claim> claims) {
    return world.redis(this, () -> world.windows.usage(standing, crowd, claims));
  }

  @Override
  public List<ReplicaSeen> beat(String replica) {
    return world.beat(this, replica);
  }

  @Override
  public void leave(String replica, boolean forget) {
    world.leave(this, replica, forget);
  }
}
