package dev.rolewright.limits;

import dev.rolewright.platform.Timers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Work that is done again and again, at times sooner than usual, and never twice at once. */
final class Recurring {
  private final Runnable work;
  private final Duration interval;
  private final Timers timers;
  private final Executor tasks;
  private boolean running;
  private boolean again;
  private boolean closed;
  private Optional<Timers.Timer> next = Optional.empty();

  Recurring(Runnable work, Duration interval, Timers timers, Executor tasks) {
    this.work = work;
    this.interval = interval;
    this.timers = timers;
    this.tasks = tasks;
  }

  /** Does the work now; once more where it is just being done. */
  void soon() {
    synchronized (this) {
      if (closed) {
        return;
      }
      if (running) {
        again = true;
        return;
      }
      running = true;
      next.ifPresent(Timers.Timer::cancel);
    }
    tasks.execute(this::run);
  }

  private void run() {
    try {
      work.run();
    } finally {
      boolean atOnce;
      synchronized (this) {
        atOnce = again;
        again = false;
        running = false;
        if (!atOnce && !closed) {
          next = Optional.of(timers.after(interval, this::soon));
        }
      }
      if (atOnce) {
        soon();
      }
    }
  }

  /** Begins the work no more. */
  synchronized void close() {
    closed = true;
    next.ifPresent(Timers.Timer::cancel);
  }
}
