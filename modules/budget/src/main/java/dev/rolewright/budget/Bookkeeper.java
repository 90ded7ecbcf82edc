package dev.rolewright.budget;

import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Speaks with the store for this replica, one question after the other: books what was settled,
 * gives back what is not used, asks for what is missing. It works when it is woken and has a look
 * of its own now and then while there is money to look after.
 */
final class Bookkeeper {
  private static final Logger LOG = System.getLogger(Bookkeeper.class.getName());
  private static final Duration RETRY = Duration.ofMillis(200);
  private static final Duration STOP_POLL = Duration.ofMillis(10);

  private final BudgetStore store;
  private final UUID replica;
  private final Books books;
  private final Recovery recovery;
  private final BudgetSettings settings;
  private final Time time;
  private final Timers timers;
  private final Executor executor;

  private final AtomicBoolean flushTimer = new AtomicBoolean();
  private final AtomicBoolean reviewTimer = new AtomicBoolean();

  // Guarded by this.
  private boolean running;
  private boolean wanted;
  private boolean resting;
  private boolean stopped;

  // Used by the one thread that works.
  private OptionalLong generation = OptionalLong.empty();
  private boolean down;
  private boolean recoveryRests;
  private long reviewedNanos;

  Bookkeeper(
      BudgetStore store,
      UUID replica,
      Books books,
      Recovery recovery,
      BudgetSettings settings,
      Time time,
      Timers timers,
      Executor executor) {
    this.store = store;
    this.replica = replica;
    this.books = books;
    this.recovery = recovery;
    this.settings = settings;
    this.time = time;
    this.timers = timers;
    this.executor = executor;
    this.reviewedNanos = time.nanoTime();
  }

  /** Has the store asked soon; after a failure, when it is time to try again. */
  synchronized void wake() {
    wanted = true;
    if (!running && !resting && !stopped) {
      running = true;
      executor.execute(this::work);
    }
  }

  /** Has what was settled booked together with what is settled in the next moments. */
  void wakeSoon() {
    if (flushTimer.compareAndSet(false, true)) {
      timers.after(
          settings.flushDelay(),
          () -> {
            flushTimer.set(false);
            wake();
          });
    }
  }

  private void wakeForReview() {
    if (reviewTimer.compareAndSet(false, true)) {
      timers.after(
          settings.review(),
          () -> {
            reviewTimer.set(false);
            wake();
          });
    }
  }

  private void work() {
    while (takeTurn()) {
      if (!tryTwice(this::pass)) {
        rest();
      }
    }
  }

  private synchronized boolean takeTurn() {
    running = wanted && !resting && !stopped;
    wanted = false;
    return running;
  }

  private synchronized void rest() {
    resting = true;
    wanted = true;
    timers.after(
        RETRY,
        () -> {
          synchronized (this) {
            resting = false;
          }
          wake();
        });
  }

  /** A lost connection is no outage yet; what fails twice is. */
  private boolean tryTwice(Runnable work) {
    try {
      work.run();
      return true;
    } catch (RuntimeException first) {
      generation = OptionalLong.empty();
      try {
        work.run();
        return true;
      } catch (RuntimeException second) {
        second.addSuppressed(first);
        failed(second);
        return false;
      }
    }
  }

  private void failed(RuntimeException failure) {
    generation = OptionalLong.empty();
    if (!down) {
      down = true;
      LOG.log(Level.WARNING, "the store of the budgets can't be asked", failure);
    }
    books.fail(Refusals.storeFailed(failure));
  }

  private void pass() {
    if (generation.isEmpty()) {
      BudgetStore.Attachment attachment = store.attach(replica);
      generation = OptionalLong.of(attachment.generation());
      books.attached(attachment);
    }
    long now = time.nanoTime();
    boolean review = now - reviewedNanos >= settings.review().toNanos();
    if (review) {
      reviewedNanos = now;
    }
    Draft draft = books.draft(review);
    if (!draft.isEmpty()) {
      post(draft);
    }
    recover(review);
    if (down) {
      down = false;
      LOG.log(Level.INFO, "the store of the budgets answers again");
    }
    if (books.isUrgent() || hasToRecover()) {
      wake();
    }
    if (books.hasUnbooked()) {
      wakeSoon();
    }
    if (books.hasPurses() || !recovery.isDone()) {
      wakeForReview();
    }
  }

  /** Does a part of the recovery. Its failures are its own: calls go on without it. */
  private void recover(boolean review) {
    recoveryRests &= !review;
    if (hasToRecover()) {
      try {
        recovery.step();
      } catch (RuntimeException failure) {
        recoveryRests = true;
        LOG.log(
            Level.WARNING,
            "what an earlier process left can't be booked yet and counts as spent until it is",
            failure);
      }
    }
  }

  private boolean hasToRecover() {
    return !recovery.isDone() && !recoveryRests;
  }

  private void post(Draft draft) {
    BudgetStore.Posted posted;
    try {
      posted = store.post(draft.posting(replica, generation.orElseThrow()));
    } catch (RuntimeException unknown) {
      books.undo(draft);
      throw unknown;
    }
    books.posted(draft, posted);
    tell(posted.alerts());
  }

  /** Writes alerts that were raised into the log. */
  void tell(List<BudgetAlert> alerts) {
    alerts.forEach(alert -> LOG.log(Level.WARNING, alert.message()));
  }

  /**
   * Ends the work: books what can be booked now, and gives everything back.
   *
   * @return whether nothing is left to do at the next start
   */
  boolean stop() {
    Cancellation never = new Cancellation();
    try {
      while (!takeOver()) {
        timers.pause(STOP_POLL, never);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
    return tryTwice(this::finish) && books.isDone();
  }

  private void finish() {
    do {
      pass();
    } while (books.hasUnbooked() || hasToRecover());
    if (books.isDone()) {
      store.close(replica, generation.orElseThrow());
    }
  }

  private synchronized boolean takeOver() {
    stopped = true;
    return !running;
  }
}
