package dev.rolewright.limits;

import dev.rolewright.limits.spi.Entrance;
import dev.rolewright.limits.spi.Entry;
import dev.rolewright.limits.spi.Rules;
import dev.rolewright.limits.spi.SharedFault;
import dev.rolewright.limits.spi.Standing;
import java.util.UUID;

/**
 * On which ground this replica speaks to Redis: as which member, of which epoch, by which clock.
 * Guarded by the lock of {@link Membership}.
 */
final class Ground {
  private final String replica = UUID.randomUUID().toString();
  private final Rules rules;
  private final long answerNanos;
  private final SharedClock clock;
  private long generation;
  private String epoch = "";
  private String broken = "";

  Ground(LimiterConfig config) {
    rules = config.rules();
    answerNanos = config.answerLimit().toNanos();
    clock = new SharedClock(config);
  }

  String replica() {
    return replica;
  }

  SharedClock clock() {
    return clock;
  }

  /** Returns which joining this is. */
  long generation() {
    return generation;
  }

  Standing standing(long now) {
    return new Standing(epoch, replica, generation, clock.earliest(now), clock.latest(now), rules);
  }

  /** Returns the wish to become a member. What is still on its way for an earlier one is void. */
  Entrance entrance() {
    generation++;
    return new Entrance(replica, generation, broken, UUID.randomUUID().toString(), rules);
  }

  /** Stands in the epoch that was found, and returns whether it is another one than before. */
  boolean enter(Entry entry) {
    broken = "";
    boolean isOther = !entry.epoch().equals(epoch);
    epoch = entry.epoch();
    return isOther;
  }

  /** Draws from a fault what must be different next time. */
  void met(SharedFault fault) {
    switch (fault.kind()) {
      case CLOCK -> {
        clock.forget();
        broken = epoch;
      }
      case POISONED -> broken = epoch;
      case UNREACHABLE, STALE -> {
        // What is stored there is as good as it was.
      }
    }
  }

  /**
   * Takes note of an answer.
   *
   * @throws SharedFault when it came late, or its time is not where it must be
   */
  void answered(long sentNanos, long receivedNanos, long sharedMicros) {
    if (receivedNanos - sentNanos > answerNanos) {
      throw SharedFault.of(SharedFault.Kind.UNREACHABLE, "the answer came late");
    }
    if (!clock.accept(sentNanos, receivedNanos, sharedMicros)) {
      throw SharedFault.of(SharedFault.Kind.CLOCK, "the clock jumped");
    }
  }
}
