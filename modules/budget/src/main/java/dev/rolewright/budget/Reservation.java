package dev.rolewright.budget;

import dev.rolewright.domain.TokenUsage;

/**
 * Money that is held for one call. Exactly one of its methods is called, once; a reservation for
 * which none is called counts in full when the server starts again.
 */
public interface Reservation {
  /**
   * Books what the call cost. It is safe in the journal when this returns, and reaches the ledger
   * soon after.
   *
   * <p>A cost above the reservation is booked in full. What it exceeds is a debt: it is taken from
   * the next money that this replica is granted, so that others' grants stay theirs. Where a budget
   * is granted to the last bit, it is exceeded by that debt.
   *
   * @param costPicos in pico-USD; 0 to {@value Charge#MOST_PICOS}
   * @param basis {@code EXACT} or {@code ESTIMATED}
   * @throws IllegalArgumentException when the cost is out of range or the basis another one;
   *     nothing has changed
   * @throws IllegalStateException when the reservation has ended before; nothing has changed
   */
  void settle(long costPicos, TokenUsage usage, CostBasis basis);

  /**
   * Gives the money back: the vendor was never called, so nothing is owed.
   *
   * @throws IllegalStateException when the reservation has ended before; nothing has changed
   */
  void release();
}
