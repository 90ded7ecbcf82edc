package dev.rolewright.limits.spi;

import java.util.List;

/** The answer to claims. Each carries Redis's time. */
public sealed interface Grant {
  /** Returns Redis's time. */
  long now();

  /**
   * All claims are counted.
   *
   * @param buckets the bucket of each claim
   * @param advances how much of each claim's advance is counted there too: all of it or 0
   */
  record Granted(long now, List<Long> buckets, List<Long> advances) implements Grant {}

  /**
   * Nothing is counted, since one claim is too large.
   *
   * @param claim index of the claim
   * @param waitMicros time until enough has left its window; negative when that never happens
   * @param left how much a smaller claim could have; 0 or more
   */
  record Full(long now, int claim, long waitMicros, long left) implements Grant {}

  /** Nothing is counted, since the counters are not whole. */
  record Closed(long now) implements Grant {}
}
