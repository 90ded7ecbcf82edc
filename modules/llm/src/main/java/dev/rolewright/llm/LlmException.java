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
  private final boolean sent;

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
    this(fault, message, retryAfter, cause, true);
  }

  private LlmException(
      Fault fault,
      String message,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause,
      boolean sent) {
    super(message, cause);
    this.fault = fault;
    this.retryAfter = retryAfter;
    this.sent = sent;
  }

  /**
   * Creates a failure before anything was sent, for which no vendor charges.
   *
   * @param cause for the log; null for none
   */
  public static LlmException unsent(Fault fault, String message, @Nullable Throwable cause) {
    return new LlmException(fault, message, null, cause, false);
  }

  /** Returns what went wrong. */
  public Fault fault() {
    return fault;
  }

  /** Tells whether the vendor may have got the request. */
  public boolean wasSent() {
    return sent;
  }

  /** Returns how long the vendor asks to wait. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
