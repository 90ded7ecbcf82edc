package dev.rolewright.platform;

import java.time.Duration;
import java.time.Instant;

/** Time that passes, or jumps, when a test says so. */
final class ManualTime implements Time {
  private volatile Instant now = Instant.parse("2026-03-04T05:06:07.089Z");
  private volatile long nanos;

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public long nanoTime() {
    return nanos;
  }

  @Override
  public void sleep(Duration duration) {
    throw new UnsupportedOperationException("nothing here sleeps");
  }

  void setNow(Instant instant) {
    now = instant;
  }

  void setNanos(long reading) {
    nanos = reading;
  }
}
