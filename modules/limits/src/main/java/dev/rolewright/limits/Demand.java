package dev.rolewright.limits;

/**
 * What somebody wants to have of a limit.
 *
 * @param limit the limit that holds
 * @param amount how much is wanted, in 0..{@value Limit#LARGEST}; for tokens an estimate that
 *     {@link Ticket#settle} replaces
 */
public record Demand(Limit limit, long amount) {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException when it is left
   */
  public Demand {
    if (amount < 0 || amount > Limit.LARGEST) {
      throw new IllegalArgumentException("an amount must be in 0.." + Limit.LARGEST);
    }
  }
}
