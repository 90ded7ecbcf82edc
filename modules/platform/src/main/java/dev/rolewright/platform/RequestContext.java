package dev.rolewright.platform;

import java.time.Duration;

/**
 * Who calls, for how long, and whether they still wait. It is passed on as an argument to
 * everything that works for the call; nothing of it hides in thread-locals.
 *
 * @param tenantId UUID of the caller's tenant; every look-up is within it
 * @param principalId UUID of the API key
 * @param plan name of the tenant's plan
 * @param correlationId id that joins the log line, the error and the records of this call
 * @param receivedNanos {@link Time#nanoTime()} at the receipt of the call
 * @param deadlineNanos {@link Time#nanoTime()} at which the call must be over
 * @param time the clock those readings are from
 * @param cancellation raised when the caller gives up or the deadline passes
 */
public record RequestContext(
    String tenantId,
    String principalId,
    String plan,
    String correlationId,
    long receivedNanos,
    long deadlineNanos,
    Time time,
    Cancellation cancellation)
    implements Checkpoint {

  /** Largest part of the caller's time that {@link #withReserve} keeps. */
  private static final Duration RESERVE = Duration.ofSeconds(1);

  private static final int RESERVE_SHARE = 5;

  /**
   * Returns the same call with an earlier deadline, for work that something else stands in for
   * where it fails: a fifth of the time left, at most a second, is kept for that.
   */
  public RequestContext withReserve() {
    long share = remaining().toNanos() / RESERVE_SHARE;
    return new RequestContext(
        tenantId,
        principalId,
        plan,
        correlationId,
        receivedNanos,
        deadlineNanos - Math.min(RESERVE.toNanos(), share),
        time,
        cancellation);
  }

  /** Returns the time left until the deadline; zero when it has passed. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, deadlineNanos - time.nanoTime()));
  }

  /** Returns the time since the receipt of the call. */
  public Duration elapsed() {
    return Duration.ofNanos(Math.max(0, time.nanoTime() - receivedNanos));
  }

  @Override
  public void checkActive() {
    if (deadlineNanos - time.nanoTime() <= 0) {
      throw RolewrightException.of(
          ErrorCode.TIMEOUT,
          "The deadline passed before the work was done; allow more time or send less.");
    }
    if (cancellation.isCancelled()) {
      throw RolewrightException.of(ErrorCode.CANCELLED, "The caller cancelled the call.");
    }
  }
}
