package dev.rolewright.platform;

import java.time.Duration;
import java.time.Instant;

/** The clock and every wait, in one place, so that a test can own them. */
public interface Time {
  /** Returns the time of day. It may jump. */
  Instant now();

  /** Returns a monotonic reading in nanoseconds, of use for differences only. */
  long nanoTime();

  /** Waits for at least {@code duration}, or less when interrupted. */
  void sleep(Duration duration) throws InterruptedException;

  /** Returns the machine's own time. */
  static Time system() {
    return SystemTime.INSTANCE;
  }
}
