package dev.rolewright.llm;

import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Ends a call of a provider that takes too long. One timer serves the whole call: at its time it
 * looks whether there was a sign of life since, so that a token costs no more than a write.
 */
final class Watchdog implements AutoCloseable {
  /** Which limit was passed. */
  enum Expired {
    /** Nothing at all came in time. */
    SILENT,
    /** Signs of life came, but no text. */
    NO_TOKEN,
    /** Text came, and then nothing more. */
    STALLED,
    /** The whole took too long. */
    TOTAL,
    /** The caller's time is over, which says nothing about the provider. */
    CALLERS_DEADLINE
  }

  private final TimeLimits limits;
  private final Time time;
  private final Timers timers;
  private final Cancellation cancellation;
  private final long begin;
  private final long deadline;

  private volatile long lastSign;
  private volatile boolean alive;
  private volatile boolean hasText;
  private volatile @Nullable Expired expired;
  private Timers.@Nullable Timer timer;
  private boolean closed;

  /**
   * Begins to watch.
   *
   * @param deadline the caller's, a reading of {@link Time#nanoTime()}
   * @param cancellation raised when a limit is passed
   */
  Watchdog(TimeLimits limits, long deadline, Time time, Timers timers, Cancellation cancellation) {
    this.limits = limits;
    this.deadline = deadline;
    this.time = time;
    this.timers = timers;
    this.cancellation = cancellation;
    begin = time.nanoTime();
    lastSign = begin;
    arm(begin);
  }

  void alive() {
    alive = true;
    lastSign = time.nanoTime();
  }

  void text() {
    alive();
    hasText = true;
  }

  /** Returns the limit that was passed; null for none. */
  @Nullable Expired expired() {
    return expired;
  }

  private synchronized void arm(long now) {
    if (!closed) {
      timer = timers.after(Duration.ofNanos(Math.max(1, next() - now)), this::look);
    }
  }

  /** The next moment at which a limit may be passed. */
  private long next() {
    long end = Math.min(total(), deadline);
    return Math.min(end, hasText ? stalled() : firstToken());
  }

  private long total() {
    return begin + limits.total().toNanos();
  }

  private long stalled() {
    return lastSign + limits.betweenTokens().toNanos();
  }

  private long firstToken() {
    return begin + limits.firstToken().toNanos();
  }

  private void look() {
    long now = time.nanoTime();
    Expired found = passed(now);
    if (found == null) {
      arm(now);
      return;
    }
    synchronized (this) {
      if (closed) {
        return;
      }
      expired = found;
    }
    cancellation.cancel();
  }

  private @Nullable Expired passed(long now) {
    if (now - deadline >= 0) {
      return Expired.CALLERS_DEADLINE;
    }
    if (now - total() >= 0) {
      return Expired.TOTAL;
    }
    if (hasText) {
      return now - stalled() >= 0 ? Expired.STALLED : null;
    }
    if (now - firstToken() >= 0) {
      return alive ? Expired.NO_TOKEN : Expired.SILENT;
    }
    return null;
  }

  /** Ends the watch; no limit is passed after this. */
  @Override
  public void close() {
    Timers.Timer waiting;
    synchronized (this) {
      closed = true;
      waiting = timer;
    }
    if (waiting != null) {
      waiting.cancel();
    }
  }
}
