package dev.rolewright.llm;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How the breaker of a model is.
 *
 * @param failureRate share of failures in the window, 0..1; empty below the least number of calls
 * @param openTime when it opened; empty while it is closed
 * @param probeAfter time until the next call is let through; empty unless it is open
 */
public record BreakerHealth(
    State state,
    int consecutiveFailures,
    OptionalDouble failureRate,
    Optional<Instant> openTime,
    Optional<Duration> probeAfter) {
  /** Whether calls go through. */
  public enum State {
    /** They do. */
    CLOSED,
    /** They are not tried. */
    OPEN,
    /** One is under way to try. */
    HALF_OPEN
  }
}
