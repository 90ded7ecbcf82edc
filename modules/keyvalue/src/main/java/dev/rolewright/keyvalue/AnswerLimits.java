package dev.rolewright.keyvalue;

import java.time.Duration;

/**
 * How much time and room kept answers may take.
 *
 * @param timeLimit longest wait for Redis, and for a connection to it; positive
 * @param mostBytes largest answer that is kept, in bytes of UTF-8; at least 1
 * @param failures that follow one another until Redis is left alone; at least 1
 * @param pause as long as it is left alone, until one call tries it again
 */
public record AnswerLimits(Duration timeLimit, int mostBytes, int failures, Duration pause) {
  /** 50 ms, 256 KiB, 3 failures and a second. */
  public static final AnswerLimits DEFAULT =
      new AnswerLimits(Duration.ofMillis(50), 256 * 1_024, 3, Duration.ofSeconds(1));

  /** Checks the ranges. */
  public AnswerLimits {
    if (!timeLimit.isPositive() || mostBytes < 1 || failures < 1) {
      throw new IllegalArgumentException("limits of kept answers are positive");
    }
  }
}
