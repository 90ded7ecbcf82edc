package dev.rolewright.llm;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call of a provider failed. Its message is meant for callers and records: it holds no secret and
 * nothing of what the vendor was sent or wrote.
 */
public final class LlmException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Fault fault;
  private final @Nullable Duration retryAfter;

  /** Creates a failure. */
  public LlmException(Fault fault, String message) {
    this(fault, message, null, null);
  }

  /**
   * Creates a failure.
   *
   * @param retryAfter how long the vendor asks to wait; null where it does not say
   * @param cause for the log; null for none
   */
  public LlmException(
      Fault fault, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(message, cause);
    this.fault = fault;
    this.retryAfter = retryAfter;
  }

  /** Returns what went wrong. */
  public Fault fault() {
    return fault;
  }

  /** Returns how long the vendor asks to wait. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
