package dev.rolewright.platform;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes ids that sort by the time they were made: UUID version 7 (RFC 9562, section 5.7) with the
 * 12 bits of {@code rand_a} as a counter within the millisecond (section 6.2, method 1).
 */
public final class Ids {
  private static final int COUNTER_BITS = 12;

  private final Time time;
  private final SecureRandom random = new SecureRandom();
  private final AtomicLong last = new AtomicLong();

  private Ids(Time time) {
    this.time = time;
  }

  /**
   * Creates a source of ids. Ids of one source never repeat and never sort before an earlier one.
   */
  public static Ids create(Time time) {
    return new Ids(time);
  }

  /** Returns a new id in its usual form of 36 characters. */
  public String next() {
    long now = time.now().toEpochMilli() << COUNTER_BITS;
    // The counter runs over into the milliseconds, and a clock that jumps back is ignored until it
    // has caught up.
    long stamp = last.updateAndGet(previous -> Math.max(previous + 1, now));
    long millis = stamp >>> COUNTER_BITS;
    long counter = stamp & ((1L << COUNTER_BITS) - 1);
    long high = (millis << 16) | 0x7000L | counter;
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }
}
