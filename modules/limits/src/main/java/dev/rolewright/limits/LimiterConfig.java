package dev.rolewright.limits;

import dev.rolewright.limits.spi.Rules;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Times of the limiter. All replicas must have the same.
 *
 * @param window longest window that any limit has; at least 1 s
 * @param answerLimit longest time for an answer of Redis; a later one is none
 * @param interval time between two check-ins at Redis, and between two at the database
 * @param absence time after its last check-in from which a replica is absent from Redis; at least
 *     twice the interval
 * @param freshness time for which a check-in at the database counts; at least twice the interval
 * @param tolerance how far Redis's clock may go wrong within a window without being noticed
 */
public record LimiterConfig(
    Duration window,
    Duration answerLimit,
    Duration interval,
    Duration absence,
    Duration freshness,
    Duration tolerance) {
  private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(1);
  private static final Duration DEFAULT_ANSWER_LIMIT = Duration.ofMillis(100);
  private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(1);
  private static final Duration LARGEST_TOLERANCE = Duration.ofMillis(100);
  private static final int BUCKETS = 60;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when one is left
   */
  public LimiterConfig {
    if (window.compareTo(SHORTEST_WINDOW) < 0) {
      throw new IllegalArgumentException("the longest window must be at least 1 s");
    }
    if (!answerLimit.isPositive() || !interval.isPositive() || !tolerance.isPositive()) {
      throw new IllegalArgumentException("times must be positive");
    }
    Duration least = interval.multipliedBy(2);
    if (absence.compareTo(least) < 0 || freshness.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "absence and freshness must be at least twice the interval");
    }
  }

  /**
   * Returns the usual times for a longest window: 100 ms for an answer, a check-in at each eighth
   * of the window and at least each second, absence after 3 and silence after 5 of them, and a
   * tolerance of a fortieth of the window, at most 100 ms.
   */
  public static LimiterConfig of(Duration window) {
    Duration interval = shorter(window.dividedBy(8), LONGEST_INTERVAL);
    return new LimiterConfig(
        window,
        DEFAULT_ANSWER_LIMIT,
        interval,
        interval.multipliedBy(3),
        interval.multipliedBy(5),
        shorter(window.dividedBy(40), LARGEST_TOLERANCE));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /**
   * Returns by how much longer an amount counts than its window: what is counted at Redis is
   * admitted here a little later, and clocks are not exact.
   */
  private Duration slack() {
    return answerLimit.plus(tolerance).multipliedBy(2);
  }

  /** Returns how long corrections of small amounts are gathered before Redis is told. */
  Duration gathering() {
    return answerLimit.dividedBy(2);
  }

  /** Returns how long an admission may matter. */
  Duration reach() {
    return window.plus(slack());
  }

  /** Returns how long after its last check-in at Redis a replica may count by itself. */
  Duration apartWait() {
    return absence.plus(reach()).plus(slack());
  }

  /** Returns how long a replica is listed before all others that admit anything know of it. */
  Duration listedWait() {
    return reach().plus(freshness);
  }

  /** Returns how long a replica is counted that does not check in at the database any more. */
  Duration memory() {
    return reach().plus(freshness.multipliedBy(2));
  }

  Rules rules() {
    return new Rules(
        micros(absence),
        micros(reach()),
        micros(reach().plus(absence.multipliedBy(2))),
        micros(tolerance));
  }

  /** Returns the length of a bucket of a window in microseconds. */
  static long bucketMicros(Duration window) {
    return micros(window) / BUCKETS;
  }

  /** Returns how many buckets of a window count beside the one that is being filled. */
  int buckets(Duration span) {
    return Math.toIntExact(Math.ceilDiv(micros(span.plus(slack())), bucketMicros(span)));
  }

  static long micros(Duration duration) {
    return TimeUnit.NANOSECONDS.toMicros(duration.toNanos());
  }
}
