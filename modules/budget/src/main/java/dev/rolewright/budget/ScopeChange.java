package dev.rolewright.budget;

import java.util.OptionalLong;

/**
 * What a replica wants of one budget. The parts are done in the order of the components: first what
 * was spent is booked, then money is given back, then money is granted.
 *
 * @param key which budget
 * @param limitPicos its limit as the replica knows it; empty for none, then nothing is granted
 * @param giveBackPicos granted money that the replica does not use; what it does not have is
 *     ignored
 * @param needPicos the least that helps; 0 to ask for none. Granted whole or not at all
 * @param wantPicos what would be of use at once, from {@code needPicos} on
 * @param isRefused whether a call was refused because this budget had nothing left
 */
public record ScopeChange(
    ScopeMonth key,
    OptionalLong limitPicos,
    long giveBackPicos,
    long needPicos,
    long wantPicos,
    boolean isRefused) {

  /** Checks the amounts. */
  public ScopeChange {
    if (giveBackPicos < 0 || needPicos < 0 || wantPicos < needPicos) {
      throw new IllegalArgumentException("amounts are not negative, and want is at least need");
    }
  }

  /** Returns one that asks for nothing. */
  public static ScopeChange none(ScopeMonth key, OptionalLong limitPicos) {
    return new ScopeChange(key, limitPicos, 0, 0, 0, false);
  }
}
