package dev.rolewright.llm;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** How long to wait before the same model is asked again. */
final class Backoff {
  private final RetryPolicy policy;
  private final DoubleSupplier random;

  /**
   * @param random numbers of 0..1, 1 left out
   */
  Backoff(RetryPolicy policy, DoubleSupplier random) {
    this.policy = policy;
    this.random = random;
  }

  /**
   * Returns the wait before a retry: the delay doubles each time and is cut by up to a half at
   * random, so that callers don't come back together; what the vendor asks for is the least. Empty
   * where the vendor asks for more than the longest wait: then another provider is the better
   * answer.
   *
   * @param retry 0 for the first
   */
  Optional<Duration> before(int retry, Optional<Duration> retryAfter) {
    if (retryAfter.filter(asked -> asked.compareTo(policy.maxDelay()) > 0).isPresent()) {
      return Optional.empty();
    }
    long doubled = policy.firstDelay().toNanos() << Math.min(retry, 20);
    long whole = Math.min(doubled, policy.maxDelay().toNanos());
    Duration wait = Duration.ofNanos((long) (whole * (1 - random.getAsDouble() / 2)));
    return Optional.of(retryAfter.filter(asked -> asked.compareTo(wait) > 0).orElse(wait));
  }
}
