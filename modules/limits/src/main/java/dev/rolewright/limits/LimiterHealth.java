package dev.rolewright.limits;

/**
 * How a replica counts now.
 *
 * @param state where it counts
 * @param replicas number of replicas that share the limits, this one included; at least 1
 */
public record LimiterHealth(State state, int replicas) {
  /** Where a replica counts. */
  public enum State {
    /** In Redis, with all the others. */
    SHARED,
    /** In Redis, once it is certain that the counters there are whole. */
    RECOVERING,
    /** By itself, within its part of the limits. */
    APART,
    /** Nowhere: it admits nothing until what it was granted before has left the window. */
    WAITING,
    /** Nowhere: the database does not answer, so nobody knows who shares the limits. */
    UNLISTED
  }
}
