package dev.rolewright.generation;

import dev.rolewright.platform.Time;
import java.time.Duration;
import java.time.Instant;

/** Time that passes when a test says so. */
final class ManualTime implements Time {
  private static final Instant START = Instant.parse("2026-06-15T09:00:00Z");

  private long nanos;

  @Override
  public Instant now() {
    return START.plusNanos(nanos);
  }

  @Override
  public long nanoTime() {
    return nanos;
  }

  @Override
  public void sleep(Duration duration) {
    advance(duration);
  }

  void advance(Duration duration) {
    nanos += duration.toNanos();
  }
}
