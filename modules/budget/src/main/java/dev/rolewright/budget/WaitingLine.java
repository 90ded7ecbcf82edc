package dev.rolewright.budget;

import dev.rolewright.budget.Waiter.Outcome;
import dev.rolewright.platform.RolewrightException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who waits for money, in the order they came. Guarded by the lock of {@link Books}. */
final class WaitingLine {
  private final Counter counter;
  private final List<Waiter> waiters = new ArrayList<>();
  private boolean closed;

  /** Makes an empty one; {@code counter} decides who gets money. */
  WaitingLine(Counter counter) {
    this.counter = counter;
  }

  /** Returns what becomes of a call at once; null where it waits from now on. */
  @Nullable Outcome enter(Waiter waiter) {
    Outcome outcome = judge(waiter);
    if (outcome == null) {
      waiters.add(waiter);
    }
    return outcome;
  }

  private @Nullable Outcome judge(Waiter waiter) {
    return closed ? new Outcome.Failed(Refusals.closed()) : counter.judge(waiter);
  }

  void leave(Waiter waiter) {
    waiters.remove(waiter);
  }

  /** Gives those that wait what has come free. */
  void serve() {
    for (Iterator<Waiter> each = waiters.iterator(); each.hasNext(); ) {
      Waiter waiter = each.next();
      Outcome outcome = judge(waiter);
      if (outcome != null) {
        each.remove();
        waiter.end(outcome);
      }
    }
  }

  /** Denies those for whom the store was asked in vain; the others ask again. */
  void answered() {
    waiters.stream().filter(Waiter::isAsked).toList().forEach(this::denyOrAskAgain);
  }

  private void denyOrAskAgain(Waiter waiter) {
    waiter.setAsked(false);
    Outcome denial = counter.denial(waiter.call());
    if (denial != null) {
      waiters.remove(waiter);
      waiter.end(denial);
    }
  }

  /** Has all ask again: nobody knows what the store made of their question. */
  void unanswered() {
    waiters.forEach(waiter -> waiter.setAsked(false));
  }

  /** Ends every wait for the store. */
  void fail(RolewrightException failure) {
    List<Waiter> failed = waiters.stream().filter(Waiter::asks).toList();
    waiters.removeAll(failed);
    failed.forEach(waiter -> waiter.end(new Outcome.Failed(failure)));
  }

  /** Tells whether somebody waits for the store. */
  boolean asks() {
    return waiters.stream().anyMatch(Waiter::asks);
  }

  /** Returns all who wait. */
  List<Waiter> all() {
    return List.copyOf(waiters);
  }

  /** Lets nobody in any more, and ends every wait. */
  void close() {
    closed = true;
    serve();
  }
}
