package dev.rolewright.limits;

import java.time.Duration;

/**
 * How much of one thing may happen in any interval of one length. What has no limit has none of
 * these.
 *
 * @param key what is limited
 * @param most how much at most, in 0..{@value #LARGEST}; 0 lets nothing through
 * @param window length of the interval; at least 1 s
 */
public record Limit(LimitKey key, long most, Duration window) {
  /** The largest limit, and the largest amount; well within what Redis counts exactly. */
  public static final long LARGEST = 1_000_000_000_000L;

  /**
   * So small a part of a limit may be counted that is not used: it is granted in advance, or not
   * given back yet.
   */
  static final int PARTS = 64;

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when one is left
   */
  public Limit {
    if (most < 0 || most > LARGEST) {
      throw new IllegalArgumentException("a limit must be in 0.." + LARGEST);
    }
    if (window.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException("the window of a limit must be at least 1 s");
    }
  }
}
