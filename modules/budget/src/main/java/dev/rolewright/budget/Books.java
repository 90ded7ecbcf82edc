package dev.rolewright.budget;

import dev.rolewright.budget.Draft.Settled;
import dev.rolewright.budget.Waiter.Outcome;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import java.util.ArrayDeque;
import java.util.ArrayList;
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
  private final ArrayDeque<Settled> settled = new ArrayDeque<>();
  private final FreeSlots slots;
  private final WaitingLine line;

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
    this.line =
        new WaitingLine(new Counter(time, clock, limits, settings.patience(), purses, slots));
  }

  /** Takes money for a call, or has it wait where there is none. */
  Entered enter(Waiter waiter) {
    lock.lock();
    try {
      Outcome outcome = line.enter(waiter);
      boolean isUrgent =
          outcome == null
              ? waiter.asks()
              : outcome instanceof Outcome.Granted granted && runLow(granted);
      return new Entered(outcome, isUrgent);
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
      line.leave(waiter);
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
      line.serve();
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
      line.serve();
      return settled.size() >= settings.batch();
    } finally {
      lock.unlock();
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
      return purses.draft(batch, line.all(), limits.get(), ScopeMonth.monthOf(clock.now()), review);
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
      line.serve();
      line.answered();
    } finally {
      lock.unlock();
    }
  }

  /** Takes a draft back of which nobody knows what became of it; it can be posted again. */
  void undo(Draft draft) {
    lock.lock();
    try {
      draft.batch().reversed().forEach(settled::addFirst);
      line.unanswered();
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
      line.serve();
    } finally {
      lock.unlock();
    }
  }

  /** Ends every wait for the store. */
  void fail(RolewrightException failure) {
    lock.lock();
    try {
      line.fail(failure);
    } finally {
      lock.unlock();
    }
  }

  /** Tells whether the store has to be asked again at once. */
  boolean isUrgent() {
    lock.lock();
    try {
      return settled.size() >= settings.batch() || line.asks();
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
      line.close();
    } finally {
      lock.unlock();
    }
  }
}
