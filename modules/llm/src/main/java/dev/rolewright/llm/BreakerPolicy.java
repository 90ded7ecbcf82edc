package dev.rolewright.llm;

import java.time.Duration;

/**
 * When calls of a model are held back.
 *
 * @param consecutiveFailures this many in a row open the breaker
 * @param failureRate so does this share of the calls in the window, 0..1
 * @param minimumCalls if there were at least this many
 * @param window how far back calls count
 * @param probeInterval time until one call is let through to try
 */
public record BreakerPolicy(
    int consecutiveFailures,
    double failureRate,
    int minimumCalls,
    Duration window,
    Duration probeInterval) {
  /** 5 in a row, or half of at least 20 within a minute; a probe each 30 s. */
  public static final BreakerPolicy DEFAULT =
      new BreakerPolicy(5, 0.5, 20, Duration.ofSeconds(60), Duration.ofSeconds(30));
}
