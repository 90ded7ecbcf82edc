package dev.rolewright.budget;

import java.time.YearMonth;
import java.util.OptionalLong;

/**
 * One budget as the store has it, seen by one replica, and the arithmetic of every change. A store
 * only has to keep the numbers, one change after the other.
 *
 * @param spentPicos what is booked
 * @param grantedPicos what all replicas hold
 * @param ownPicos what this replica holds of that
 * @param told the thresholds that an alert was raised for, see {@link BudgetAlert#bit}
 * @param toldLimitPicos the limit that these are parts of; 0 where none was seen yet
 */
public record Balance(
    long spentPicos, long grantedPicos, long ownPicos, int told, long toldLimitPicos) {
  /** One block is this part of what is left, so that the last blocks are small. */
  private static final int BLOCKS = 64;

  /** Nothing spent, nothing granted. */
  public static final Balance EMPTY = new Balance(0, 0, 0, 0, 0);

  /**
   * Returns the balance after a change.
   *
   * @param costPicos what the replica settled, taken from what it holds
   * @param month the month by the store's clock; only its budgets are granted
   */
  public Balance after(long costPicos, ScopeChange change, YearMonth month) {
    long spent = spentPicos + Math.min(costPicos, Long.MAX_VALUE - spentPicos);
    long own = Math.max(0, ownPicos - costPicos);
    own -= Math.min(own, change.giveBackPicos());
    Balance booked = new Balance(spent, grantedPicos - (ownPicos - own), own, told, toldLimitPicos);
    if (change.limitPicos().isEmpty()) {
      return booked;
    }
    long limit = change.limitPicos().getAsLong();
    long lease = change.key().month().equals(month) ? booked.lease(limit, change) : 0;
    return new Balance(spent, booked.grantedPicos + lease, own + lease, told, toldLimitPicos)
        .toldUnder(limit, change.isRefused());
  }

  /** Returns the balance after the thresholds of a limit were looked at; empty for no limit. */
  public Balance toldUnder(OptionalLong limitPicos) {
    return limitPicos.isPresent()
        ? toldUnder(limitPicos.getAsLong(), false)
        : new Balance(spentPicos, grantedPicos, ownPicos, 0, 0);
  }

  /** Under another limit than before, a threshold that is not reached any more is told again. */
  private Balance toldUnder(long limit, boolean isRefused) {
    int kept =
        limit == toldLimitPicos ? told : told & BudgetAlert.reached(spentPicos, limit, false);
    return new Balance(
        spentPicos,
        grantedPicos,
        ownPicos,
        kept | BudgetAlert.reached(spentPicos, limit, isRefused),
        limit);
  }

  private long lease(long limit, ScopeChange change) {
    long room = room(limit);
    if (change.needPicos() == 0 || room < change.needPicos()) {
      return 0;
    }
    return Math.min(room, Math.max(change.wantPicos(), room / BLOCKS));
  }

  /** Returns what can still be granted under a limit, in pico-USD; 0 where nothing can. */
  public long room(long limitPicos) {
    long unspent = limitPicos - spentPicos;
    return unspent <= grantedPicos ? 0 : unspent - grantedPicos;
  }

  /** Returns {@link #room(long)} under a limit; 0 where there is none. */
  long room(OptionalLong limitPicos) {
    return limitPicos.isPresent() ? room(limitPicos.getAsLong()) : 0;
  }

  /** Tells whether a block of what is left is smaller than an amount, so that none is to spare. */
  static boolean isScarce(long roomPicos, long amountPicos) {
    return roomPicos / BLOCKS < amountPicos;
  }
}
