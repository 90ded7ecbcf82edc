package dev.rolewright.limits;

import dev.rolewright.limits.spi.Change;
import dev.rolewright.limits.spi.SharedFault;
import dev.rolewright.limits.spi.SharedWindows;
import dev.rolewright.limits.spi.Window;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.Timers;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Tells Redis of corrections, and of what was granted in advance and not used: that of many calls
 * together, a moment after the first of them. Safe for use by many threads; nobody who plans one
 * waits for it.
 */
final class Settlements {
  private final Membership membership;
  private final SharedWindows shared;
  private final Keeper keeper;
  private final Duration gathering;
  private final Duration answerLimit;
  private final Timers timers;
  private final Executor tasks;
  private Optional<Timers.Timer> planned = Optional.empty();
  private final Set<Telling> underWay = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Whether a run was handed to the executor and has not started. */
  private boolean isRunWaiting;

  private boolean closed;

  /**
   * What is on its way to Redis.
   *
   * @param isOver raised when Redis was told, or could not be
   */
  private record Telling(Corrections corrections, Cancellation isOver) {
    boolean isAbout(Set<Window> windows) {
      return corrections.changes().stream().map(Change::window).anyMatch(windows::contains);
    }
  }

  Settlements(
      LimiterConfig config,
      Membership membership,
      SharedWindows shared,
      Keeper keeper,
      Timers timers,
      Executor tasks) {
    this.membership = membership;
    this.shared = shared;
    this.keeper = keeper;
    gathering = config.gathering();
    answerLimit = config.answerLimit();
    this.timers = timers;
    this.tasks = tasks;
  }

  /** Sees to it that Redis is told in time. */
  void plan(Due due) {
    switch (due) {
      case NEVER -> {
        // There is nothing to tell.
      }
      case SOON -> soon();
      case AT_ONCE -> atOnce();
    }
  }

  private synchronized void soon() {
    if (planned.isEmpty() && !isRunWaiting && !closed) {
      planned = Optional.of(timers.after(gathering, this::atOnce));
    }
  }

  private void atOnce() {
    synchronized (this) {
      if (isRunWaiting || closed) {
        return;
      }
      isRunWaiting = true;
      planned.ifPresent(Timers.Timer::cancel);
      planned = Optional.empty();
    }
    tasks.execute(this::run);
  }

  private void run() {
    synchronized (this) {
      // What is noted from now on may come too late for this time.
      isRunWaiting = false;
    }
    tell();
    if (membership.hasStock()) {
      soon();
    }
  }

  /** Tells whether Redis has yet to learn of something about counters that was noted by now. */
  synchronized boolean isBehind(Set<Window> windows) {
    return membership.hasCorrections(windows)
        || underWay.stream().anyMatch(telling -> telling.isAbout(windows));
  }

  /**
   * Tells Redis all now, and waits for what others tell it about counters, for as long as an answer
   * may take. Never fails because of Redis.
   */
  void catchUp(Set<Window> windows) {
    tell();
    List<Telling> others;
    synchronized (this) {
      others = underWay.stream().filter(telling -> telling.isAbout(windows)).toList();
    }
    try {
      for (Telling telling : others) {
        timers.pause(answerLimit, telling.isOver());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells Redis all now. Blocks for as long as that takes; never fails because of Redis. */
  private void tell() {
    Optional<Telling> next = next();
    // What is noted meanwhile is gathered for the next time.
    while (next.isPresent() && tell(next.get()) && next.get().corrections().isFull()) {
      next = next();
    }
  }

  /** What is noted is noted until it is under way: nobody finds it to be neither. */
  private synchronized Optional<Telling> next() {
    Optional<Telling> next =
        membership.corrections().map(taken -> new Telling(taken, new Cancellation()));
    next.ifPresent(underWay::add);
    return next;
  }

  private boolean tell(Telling telling) {
    try {
      return tell(telling.corrections());
    } finally {
      synchronized (this) {
        underWay.remove(telling);
      }
      telling.isOver().cancel();
    }
  }

  private boolean tell(Corrections corrections) {
    Pass pass = corrections.pass();
    try {
      membership.answered(pass, shared.settle(pass.standing(), corrections.changes()));
      return true;
    } catch (SharedFault fault) {
      // What Redis was not told counts in full until it leaves the window, or is brought anew.
      keeper.met(pass.standing().generation(), fault);
      return false;
    }
  }

  /** Tells Redis all for the last time. */
  void close() {
    synchronized (this) {
      closed = true;
      planned.ifPresent(Timers.Timer::cancel);
    }
    membership.beginToEnd();
    tell();
  }
}
