package dev.rolewright.budget;

import dev.rolewright.budget.Waiter.Outcome;
import dev.rolewright.platform.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides who gets money. Guarded by the lock of {@link Books}. */
final class Counter {
  private final Time time;
  private final StoreClock clock;
  private final Supplier<BudgetLimits> limits;
  private final long memoryNanos;
  private final Purses purses;
  private final FreeSlots slots;

  /** Makes one; a denial holds for others for as long as {@code memory}. */
  Counter(
      Time time,
      StoreClock clock,
      Supplier<BudgetLimits> limits,
      Duration memory,
      Purses purses,
      FreeSlots slots) {
    this.time = time;
    this.clock = clock;
    this.limits = limits;
    this.memoryNanos = memory.toNanos();
    this.purses = purses;
    this.slots = slots;
  }

  /** Gives a call its money where it is there, or says why not; null where that is not known. */
  @Nullable Outcome judge(Waiter waiter) {
    if (!clock.isSet()) {
      return null;
    }
    Instant now = clock.now();
    YearMonth month = ScopeMonth.monthOf(now);
    BudgetLimits current = limits.get();
    Call call = waiter.call();
    long amount = call.amount();
    List<Purse> mine = new ArrayList<>(call.scopes().size());
    boolean lacks = false;
    for (BudgetScope scope : call.scopes()) {
      Purse purse = purses.of(new ScopeMonth(scope, month));
      OptionalLong limit = current.of(scope);
      if (limit.isPresent() && limit.getAsLong() < amount) {
        return new Outcome.Denied(purse.key(), limit.getAsLong(), OptionalLong.empty(), false);
      }
      if (waiter.asks() && isKnownToLack(purse, amount, limit)) {
        return denied(purse, limit, false);
      }
      lacks |= !purse.holds(amount, limit);
      mine.add(purse);
    }
    if (lacks) {
      return null;
    }
    if (slots.isEmpty()) {
      return new Outcome.Failed(Refusals.journalFull());
    }
    mine.forEach(purse -> purse.reserve(amount));
    return new Outcome.Granted(new Hold(call.reserved(now), List.copyOf(mine), slots.take()));
  }

  private static Outcome denied(Purse purse, OptionalLong limit, boolean isHopeful) {
    return new Outcome.Denied(
        purse.key(), limit.orElseThrow(), OptionalLong.of(purse.left()), isHopeful);
  }

  private boolean isKnownToLack(Purse purse, long amount, OptionalLong limit) {
    return !purse.holds(amount, limit)
        && purse.isKnownToLack(amount, limit, time.nanoTime(), memoryNanos);
  }

  /** Denies a call for which the store, which has just answered, has no room; null where it has. */
  @Nullable Outcome denial(Call call) {
    YearMonth month = ScopeMonth.monthOf(clock.now());
    BudgetLimits current = limits.get();
    for (BudgetScope scope : call.scopes()) {
      Purse purse = purses.of(new ScopeMonth(scope, month));
      OptionalLong limit = current.of(scope);
      if (!purse.holds(call.amount(), limit) && purse.isBeyond(call.amount(), limit)) {
        purse.deny(call.amount(), time.nanoTime());
        return denied(purse, limit, true);
      }
    }
    return null;
  }
}
