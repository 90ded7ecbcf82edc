package dev.rolewright.budget;

import dev.rolewright.platform.Alerts;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;
import dev.rolewright.testkit.TestScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/** A process of a replica, which can end at any moment; then nothing of it goes on. */
final class Process implements Time, Timers {
  private final TestScheduler scheduler;
  private final Machine machine;
  private boolean dead;

  /** The process is no more. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("killed", null, false, false);
    }
  }

  final Budgets budgets;

  Process(
      TestScheduler scheduler,
      Machine machine,
      UUID replica,
      SimulatedStore store,
      Supplier<BudgetLimits> limits,
      BudgetSettings settings) {
    this.scheduler = scheduler;
    this.machine = machine;
    budgets =
        Budgets.create(
            store.seenBy(this),
            machine,
            replica,
            limits,
            settings,
            Alerts.none(),
            this,
            this,
            work -> start("books", work));
  }

  void start(String name, Runnable work) {
    scheduler.start(
        name,
        () -> {
          try {
            alive();
            work.run();
          } catch (Killed _) {
            // That is all there is to it.
          }
        });
  }

  void kill() {
    dead = true;
    machine.lose();
  }

  boolean isDead() {
    return dead;
  }

  void alive() {
    if (dead) {
      throw new Killed();
    }
  }

  @Override
  public Instant now() {
    return scheduler.now();
  }

  @Override
  public long nanoTime() {
    return scheduler.nanoTime();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    scheduler.sleep(duration);
    alive();
  }

  void rest(Duration duration) {
    try {
      sleep(duration);
    } catch (InterruptedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void pause(Duration duration, Cancellation cancellation) throws InterruptedException {
    scheduler.pause(duration, cancellation);
    alive();
  }

  @Override
  public Timer after(Duration delay, Runnable action) {
    return scheduler.after(
        delay,
        () -> {
          if (!dead) {
            action.run();
          }
        });
  }
}
