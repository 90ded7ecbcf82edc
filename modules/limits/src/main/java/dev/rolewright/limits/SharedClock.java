package dev.rolewright.limits;

import java.util.Optional;

/**
 * What this replica knows of Redis's clock: by how much it is ahead of its own, which is monotonic.
 * A difference that changes faster than clocks are corrected by and by means that it jumped. Not
 * safe for use by many threads.
 */
final class SharedClock {
  private static final long NANOS_PER_MICRO = 1_000;

  /** A clock that is being corrected runs at most 500 millionths faster or slower. */
  private static final long DRIFT_DIVISOR = 2_000;

  private final long answerMicros;
  private final long toleranceMicros;
  private final long reachNanos;
  private Optional<Reading> anchor = Optional.empty();
  private Optional<Reading> newest = Optional.empty();

  SharedClock(LimiterConfig config) {
    answerMicros = LimiterConfig.micros(config.answerLimit());
    toleranceMicros = LimiterConfig.micros(config.tolerance());
    reachNanos = config.reach().toNanos();
  }

  /** Bounds of the difference between the two clocks in microseconds. */
  private record Reading(long low, long high, long atNanos) {}

  /** Tells whether the clock was read. */
  boolean isKnown() {
    return anchor.isPresent();
  }

  /** Forgets all, since the clock is another one now. */
  void forget() {
    anchor = Optional.empty();
    newest = Optional.empty();
  }

  /**
   * Takes a time that came between two moments of this replica, and tells whether it is where it
   * must be. One that is not is not taken.
   */
  boolean accept(long sentNanos, long receivedNanos, long sharedMicros) {
    Reading reading =
        new Reading(
            sharedMicros - micros(receivedNanos) - 1, sharedMicros - micros(sentNanos), sentNanos);
    if (anchor.isPresent() && !isPlausible(anchor.get(), reading)) {
      return false;
    }
    // Compared is with a reading that is not much older than the longest window, so that a clock
    // that is being corrected is not taken for one that jumped.
    long age = newest.map(last -> sentNanos - last.atNanos()).orElse(Long.MAX_VALUE);
    if (age > 2 * reachNanos) {
      anchor = Optional.of(reading);
      newest = anchor;
    } else if (age > reachNanos) {
      anchor = newest;
      newest = Optional.of(reading);
    }
    return true;
  }

  private boolean isPlausible(Reading base, Reading reading) {
    long age = Math.max(0, reading.atNanos() - base.atNanos()) / NANOS_PER_MICRO;
    long allowed = toleranceMicros + age / DRIFT_DIVISOR;
    return reading.high() >= base.low() - allowed && reading.low() <= base.high() + allowed;
  }

  /** Returns the first time of Redis's clock at which a call that begins now can arrive. */
  long earliest(long nowNanos) {
    return micros(nowNanos) + known().low() - toleranceMicros;
  }

  /** Returns the last time at which a call that begins now is of use. */
  long latest(long nowNanos) {
    return micros(nowNanos) + known().high() + answerMicros + toleranceMicros;
  }

  /** Returns the latest that Redis's clock can have shown at a moment of this replica. */
  long upper(long nanos) {
    return micros(nanos) + known().high() + toleranceMicros;
  }

  private Reading known() {
    return anchor.orElseThrow(() -> new IllegalStateException("the clock was never read"));
  }

  private static long micros(long nanos) {
    return Math.floorDiv(nanos, NANOS_PER_MICRO);
  }
}
