package dev.rolewright.budget;

import dev.rolewright.budget.Draft.Settled;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** The purses of all budgets that this replica uses. Guarded by the lock of {@link Books}. */
final class Purses {
  private final Map<ScopeMonth, Purse> all = new HashMap<>();

  Purse of(ScopeMonth key) {
    Purse known = all.get(key);
    if (known != null) {
      return known;
    }
    Purse purse = new Purse(key);
    all.put(key, purse);
    return purse;
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** Amounts that calls wait for in one purse. */
  private static final class Asked {
    private long least = Long.MAX_VALUE;
    private long sum;

    void add(long amount) {
      least = Math.min(least, amount);
      sum = Math.min(BudgetLimits.MOST_PICOS, sum + amount);
    }
  }

  Draft draft(
      List<Settled> batch,
      List<Waiter> waiters,
      BudgetLimits limits,
      YearMonth month,
      boolean review) {
    Map<Purse, Asked> asked = asked(waiters, limits, month);
    Set<ScopeMonth> paying = new HashSet<>();
    for (Settled each : batch) {
      each.hold().purses().forEach(purse -> paying.add(purse.key()));
    }
    List<ScopeChange> changes = new ArrayList<>();
    for (Purse purse : all.values()) {
      OptionalLong limit = limits.of(purse.key().scope());
      Asked wanted = asked.get(purse);
      ScopeChange change =
          wanted == null
              ? kept(purse, limit, purse.key().month().equals(month), review)
              : wanted(purse, limit, wanted);
      if (change.giveBackPicos() > 0
          || change.needPicos() > 0
          || change.isRefused()
          || paying.contains(purse.key())) {
        changes.add(change);
      }
    }
    if (review) {
      all.values().forEach(Purse::review);
      all.values().removeIf(purse -> purse.isIdle() && !asked.containsKey(purse));
    }
    return new Draft(batch, changes);
  }

  private Map<Purse, Asked> asked(List<Waiter> waiters, BudgetLimits limits, YearMonth month) {
    Map<Purse, Asked> asked = new HashMap<>();
    for (Waiter waiter : waiters) {
      if (waiter.asks()) {
        long amount = waiter.call().amount();
        waiter.setAsked(true);
        for (BudgetScope scope : waiter.call().scopes()) {
          Purse purse = of(new ScopeMonth(scope, month));
          if (!purse.holds(amount, limits.of(scope))) {
            asked.computeIfAbsent(purse, _ -> new Asked()).add(amount);
          }
        }
      }
    }
    return asked;
  }

  /** Asks for what calls wait for; under a new limit for all of it anew. */
  private static ScopeChange wanted(Purse purse, OptionalLong limit, Asked asked) {
    long giveBack = purse.isUnder(limit) ? 0 : purse.giveBack(limit, true, false);
    // Where more was spent than was held, that is asked for too.
    long missing = -purse.free();
    long need = asked.least + missing;
    long want = Math.max(need, asked.sum + missing);
    return new ScopeChange(purse.key(), limit, giveBack, need, want, purse.isRefused());
  }

  private static ScopeChange kept(
      Purse purse, OptionalLong limit, boolean current, boolean review) {
    long need = current && purse.runsLow(limit) ? Math.max(1, purse.largest()) : 0;
    long giveBack = need > 0 ? 0 : purse.giveBack(limit, current, review);
    return new ScopeChange(purse.key(), limit, giveBack, need, need, purse.isRefused());
  }

  void answer(Draft draft, BudgetStore.Posted answer) {
    Map<ScopeMonth, ScopeChange> asked = new HashMap<>();
    draft.changes().forEach(change -> asked.put(change.key(), change));
    for (BudgetStore.Standing standing : answer.standings()) {
      ScopeChange change = asked.get(standing.key());
      if (change != null) {
        Purse purse = of(standing.key());
        purse.answer(
            change.limitPicos(), standing.ownPicos(), standing.roomPicos(), standing.isToldSpent());
        if (change.isRefused()) {
          purse.told();
        }
      }
    }
  }

  void attach(List<BudgetStore.Grant> grants) {
    all.values().forEach(purse -> purse.attach(0));
    grants.forEach(grant -> of(grant.key()).attach(grant.picos()));
  }
}
