package dev.rolewright.budget;

import java.util.List;

/** Adds up the ledger. */
public interface UsageReader {
  /**
   * Returns the sums of the groups, ordered by what the query splits by; where it splits by
   * nothing, one sum. At most one group more than asked for is returned.
   *
   * @throws dev.rolewright.platform.RolewrightException STORAGE_UNAVAILABLE while the store can't
   *     be reached
   */
  List<UsageGroup> read(UsageQuery query);
}
