package dev.rolewright.budget;

import java.util.List;

/**
 * Money that is taken from purses for a call.
 *
 * @param entry what counts if the call never ends
 * @param purses whose money it is
 * @param slot its place in the journal
 */
record Hold(LedgerEntry entry, List<Purse> purses, int slot) {
  long amount() {
    return entry.charge().maxCostPicos();
  }
}
