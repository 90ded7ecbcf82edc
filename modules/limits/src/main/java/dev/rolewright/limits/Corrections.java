package dev.rolewright.limits;

import dev.rolewright.limits.spi.Change;
import java.util.List;

/**
 * Changes that Redis has to know of.
 *
 * @param pass leave to tell it
 */
record Corrections(Pass pass, List<Change> changes) {
  /** From so many changes on those of no more counters go along: a call must be quick. */
  static final int MOST = 50;

  /** Tells whether there may be more than there is room for. */
  boolean isFull() {
    return changes.size() >= MOST;
  }
}
