package dev.rolewright.llm;

import java.time.Duration;

/**
 * How long one call of a provider may take; the caller's deadline cuts all of them short.
 *
 * @param firstToken until the first text, from the begin of the call
 * @param betweenTokens without a sign of life after it
 * @param total for the whole call
 */
public record TimeLimits(Duration firstToken, Duration betweenTokens, Duration total) {
  /** For short answers: 10 s, 10 s and 30 s. */
  public static final TimeLimits DEFAULT =
      new TimeLimits(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(30));
}
