package dev.rolewright.limits;

import dev.rolewright.limits.spi.Change;
import java.util.List;

/**
 * Changes that Redis has to know of.
 *
 * @param pass leave to tell it
 */
record Corrections(Pass pass, List<Change> changes) {
  /** So many changes are told in one call, which must be quick. */
  static final int MOST = 50;

  /** Tells whether there may be more than there is room for. */
  boolean isFull() {
    return changes.size() >= MOST;
  }
}
