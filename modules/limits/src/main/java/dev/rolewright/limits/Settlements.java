package dev.rolewright.limits;

import dev.rolewright.limits.spi.SharedFault;
import dev.rolewright.limits.spi.SharedWindows;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.Timers;
import java.time.Duration;
import java.util.Optional;
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
  private Cancellation told = new Cancellation();
  private int tellers;
  private boolean begun;
  private boolean closed;

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
    if (planned.isEmpty() && !begun && !closed) {
      planned = Optional.of(timers.after(gathering, this::atOnce));
    }
  }

  private void atOnce() {
    synchronized (this) {
      if (begun || closed) {
        return;
      }
      begun = true;
      planned.ifPresent(Timers.Timer::cancel);
      planned = Optional.empty();
    }
    tasks.execute(this::run);
  }

  private void run() {
    synchronized (this) {
      // What is noted from now on may come too late for this time.
      begun = false;
    }
    tell();
    if (membership.hasStock()) {
      soon();
    }
  }

  /** Tells whether Redis has yet to learn of something that was noted before this question. */
  boolean isBehind() {
    // In this order: what is taken to be told is under way before it is not noted any more.
    return membership.hasCorrections() || isTelling();
  }

  private synchronized boolean isTelling() {
    return tellers > 0;
  }

  /** Tells Redis all now, and waits for what others tell it, for as long as an answer may take. */
  void catchUp() {
    tell();
    Cancellation end;
    synchronized (this) {
      if (tellers == 0) {
        return;
      }
      end = told;
    }
    try {
      timers.pause(answerLimit, end);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells Redis all now. Blocks for as long as that takes; never fails because of Redis. */
  private void tell() {
    begin();
    try {
      Optional<Corrections> next = membership.corrections();
      // What is noted meanwhile is gathered for the next time.
      while (next.isPresent() && tell(next.get()) && next.get().isFull()) {
        next = membership.corrections();
      }
    } finally {
      end();
    }
  }

  private synchronized void begin() {
    tellers++;
    if (tellers == 1) {
      told = new Cancellation();
    }
  }

  private void end() {
    Cancellation end;
    synchronized (this) {
      tellers--;
      if (tellers > 0) {
        return;
      }
      end = told;
    }
    end.cancel();
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
    membership.giveAllBack();
    tell();
  }
}
