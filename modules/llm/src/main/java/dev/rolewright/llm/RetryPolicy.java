package dev.rolewright.llm;

import java.time.Duration;

/**
 * How often and when the same model is asked again.
 *
 * @param maxRetries calls after the first
 * @param firstDelay wait before the first retry; each further one waits twice as long
 * @param maxDelay no wait is longer; a vendor that asks for more is left for the next one
 * @param budgetShare retries may be this share of the requests within {@code budgetWindow}, 0..1
 * @param budgetFloor but always this many
 * @param budgetWindow how far back both count
 */
public record RetryPolicy(
    int maxRetries,
    Duration firstDelay,
    Duration maxDelay,
    double budgetShare,
    int budgetFloor,
    Duration budgetWindow) {
  /** 3 retries after 1, 2 and 4 s; a tenth of the traffic, at least 10 in 10 s. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(
          3, Duration.ofSeconds(1), Duration.ofSeconds(60), 0.1, 10, Duration.ofSeconds(10));
}
