package dev.rolewright.budget;

import dev.rolewright.budget.Draft.Settled;
import dev.rolewright.budget.Waiter.Outcome;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The money of this replica: who has reserved it, who waits for it, and what is not booked yet.
 * Everything is done under one lock, which is never held while anything waits.
 */
final class Books {
  private final StoreClock clock;
  private final Supplier<BudgetLimits> limits;
  private final BudgetSettings settings;
  private final Journal journal;

  private final ReentrantLock lock = new ReentrantLock();
  private final Purses purses = new Purses();
  private final List<Waiter> waiters = new ArrayList<>();
  private final ArrayDeque<Settled> settled = new ArrayDeque<>();
  private final FreeSlots slots;
  private final Counter counter;
  private boolean closed;

  Books(
      Time time,
      StoreClock clock,
      Supplier<BudgetLimits> limits,
      BudgetSettings settings,
      Journal journal) {
    this.clock = clock;
    this.limits = limits;
    this.settings = settings;
    this.journal = journal;
    this.slots = new FreeSlots(journal.slots());
    this.counter = new Counter(time, clock, limits, settings.patience(), purses, slots);
  }

  /** Takes money for a call, or has it wait where there is none. */
  Entered enter(Waiter waiter) {
    lock.lock();
    try {
      Outcome outcome = closed ? new Outcome.Failed(Refusals.closed()) : counter.judge(waiter);
      if (outcome == null) {
        waiters.add(waiter);
        return new Entered(null, waiter.asks());
      }
      return new Entered(outcome, outcome instanceof Outcome.Granted granted && runLow(granted));
    } finally {
      lock.unlock();
    }
  }

  /**
   * What became of a call at once.
   *
   * @param outcome null where it waits
   * @param isUrgent whether the store has to be asked
   */
  record Entered(@Nullable Outcome outcome, boolean isUrgent) {}

  /** Ends a wait and returns what came of it; null where nothing did. */
  @Nullable Outcome leave(Waiter waiter) {
    lock.lock();
    try {
      waiters.remove(waiter);
      return waiter.outcome();
    } finally {
      lock.unlock();
    }
  }

  private boolean runLow(Outcome.Granted granted) {
    BudgetLimits now = limits.get();
    for (Purse purse : granted.hold().purses()) {
      if (purse.runsLow(now.of(purse.key().scope()))) {
        return true;
      }
    }
    return false;
  }

  /** Gives money back for a call that never began. Its place in the journal is free already. */
  void release(Hold hold) {
    lock.lock();
    try {
      hold.purses().forEach(purse -> purse.release(hold.amount()));
      slots.put(hold.slot());
      serve();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Counts what a call cost, which the journal has.
   *
   * @return whether enough waits to be booked at once
   */
  boolean settle(Hold hold, LedgerEntry entry) {
    lock.lock();
    try {
      hold.purses().forEach(purse -> purse.settle(hold.amount(), entry.costPicos()));
      settled.add(new Settled(entry, hold));
      serve();
      return settled.size() >= settings.batch();
    } finally {
      lock.unlock();
    }
  }

  /** Gives those that wait what has come free, in the order they came. */
  private void serve() {
    for (Iterator<Waiter> each = waiters.iterator(); each.hasNext(); ) {
      Waiter waiter = each.next();
      Outcome outcome = closed ? new Outcome.Failed(Refusals.closed()) : counter.judge(waiter);
      if (outcome != null) {
        each.remove();
        waiter.end(outcome);
      }
    }
  }

  /** Notes that a call was refused, for the alert. */
  void refuse(ScopeMonth key) {
    lock.lock();
    try {
      purses.of(key).refuse();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Puts together what to ask the store.
   *
   * @param review whether it is time to look at how much money is used
   */
  Draft draft(boolean review) {
    lock.lock();
    try {
      List<Settled> batch = new ArrayList<>();
      while (batch.size() < settings.batch() && !settled.isEmpty()) {
        batch.add(settled.remove());
      }
      return purses.draft(batch, waiters, limits.get(), ScopeMonth.monthOf(clock.now()), review);
    } finally {
      lock.unlock();
    }
  }

  /** Takes over what became of a draft. */
  void posted(Draft draft, BudgetStore.Posted answer) {
    lock.lock();
    try {
      clock.set(answer.now());
      purses.answer(draft, answer);
      for (Settled each : draft.batch()) {
        each.hold().purses().forEach(purse -> purse.booked(each.entry().costPicos()));
        journal.free(each.hold().slot());
        slots.put(each.hold().slot());
      }
      serve();
      waiters.stream().filter(Waiter::isAsked).toList().forEach(this::denyOrAskAgain);
    } finally {
      lock.unlock();
    }
  }

  private void denyOrAskAgain(Waiter waiter) {
    waiter.setAsked(false);
    Outcome denial = counter.denial(waiter.call());
    if (denial != null) {
      waiters.remove(waiter);
      waiter.end(denial);
    }
  }

  /** Takes a draft back of which nobody knows what became of it; it can be posted again. */
  void undo(Draft draft) {
    lock.lock();
    try {
      draft.batch().reversed().forEach(settled::addFirst);
      waiters.forEach(waiter -> waiter.setAsked(false));
    } finally {
      lock.unlock();
    }
  }

  /** Takes over what the store says this replica holds. */
  void attached(BudgetStore.Attachment attachment) {
    lock.lock();
    try {
      clock.set(attachment.now());
      purses.attach(attachment.grants());
      serve();
    } finally {
      lock.unlock();
    }
  }

  /** Ends every wait for the store. */
  void fail(RolewrightException failure) {
    lock.lock();
    try {
      List<Waiter> failed = waiters.stream().filter(Waiter::asks).toList();
      waiters.removeAll(failed);
      failed.forEach(waiter -> waiter.end(new Outcome.Failed(failure)));
    } finally {
      lock.unlock();
    }
  }

  /** Tells whether the store has to be asked again at once. */
  boolean isUrgent() {
    lock.lock();
    try {
      return settled.size() >= settings.batch() || waiters.stream().anyMatch(Waiter::asks);
    } finally {
      lock.unlock();
    }
  }

  /** Tells whether costs wait to be booked. */
  boolean hasUnbooked() {
    lock.lock();
    try {
      return !settled.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Tells whether there is any money to look after. */
  boolean hasPurses() {
    lock.lock();
    try {
      return !purses.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Tells whether no call is under way and all is booked. */
  boolean isDone() {
    lock.lock();
    try {
      return slots.isFull();
    } finally {
      lock.unlock();
    }
  }

  /** Lets nobody in any more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      serve();
    } finally {
      lock.unlock();
    }
  }
}
