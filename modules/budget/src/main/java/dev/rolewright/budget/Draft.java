package dev.rolewright.budget;

import java.util.List;
import java.util.UUID;

/**
 * What the store is asked next.
 *
 * @param batch what is to be booked
 * @param changes what is wanted of each budget
 */
record Draft(List<Settled> batch, List<ScopeChange> changes) {
  /**
   * A call whose cost is known and not booked.
   *
   * @param entry the entry
   * @param hold the money it was taken from
   */
  record Settled(LedgerEntry entry, Hold hold) {}

  boolean isEmpty() {
    return changes.isEmpty();
  }

  BudgetStore.Posting posting(UUID replica, long generation) {
    return new BudgetStore.Posting(
        replica, generation, batch.stream().map(Settled::entry).toList(), changes);
  }
}
