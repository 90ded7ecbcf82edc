package dev.rolewright.budget;

import dev.rolewright.platform.Time;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The store's time, carried on by the machine's monotonic clock between two answers, so that no
 * jump of the wall clock moves a call to another month.
 */
final class StoreClock {
  private final Time time;
  private volatile @Nullable Reading reading;

  StoreClock(Time time) {
    this.time = time;
  }

  private record Reading(Instant at, long nanos) {}

  /** Takes over an answer of the store. */
  void set(Instant now) {
    reading = new Reading(now, time.nanoTime());
  }

  /** Tells whether the store has ever answered. */
  boolean isSet() {
    return reading != null;
  }

  /** Returns the time, to the microsecond, which is what the store keeps. */
  Instant now() {
    Reading last = reading;
    if (last == null) {
      throw new IllegalStateException("the store has not told the time yet");
    }
    return last.at().plusNanos(time.nanoTime() - last.nanos()).truncatedTo(ChronoUnit.MICROS);
  }
}
