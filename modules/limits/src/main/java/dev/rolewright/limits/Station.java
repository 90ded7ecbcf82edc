package dev.rolewright.limits;

import dev.rolewright.limits.Admission.Reason;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a replica stands, and from when on it may admit what as that: with the others at Redis, by
 * itself, or nothing at all. Guarded by the lock of {@link Membership}.
 */
final class Station {
  private final LimiterConfig config;
  private final Roster roster;

  private boolean closed;
  private boolean joined;
  private boolean joining;
  private boolean open;
  private Optional<Long> checkInNanos = Optional.empty();
  private long trustedFromNanos;

  Station(LimiterConfig config, Roster roster) {
    this.config = config;
    this.roster = roster;
  }

  boolean isJoined() {
    return joined;
  }

  /** Tells whether the epoch waits for somebody, perhaps for a newer list of replicas. */
  boolean awaitsOpening() {
    return joined && !open;
  }

  /** Tells whether Redis may be asked to admit something. */
  boolean mayAsk(long now) {
    return joined && roster.isFresh(now) && now - trustedFromNanos >= 0;
  }

  /** Notes that Redis admitted something, which it does in an open epoch only. */
  void admitted() {
    open = true;
  }

  /** Begins to join; until that is done nothing is admitted. */
  void enter() {
    open = false;
    joining = true;
  }

  /** Notes a check-in at Redis, whether or not it arrives. */
  void checkIn(long now) {
    checkInNanos = Optional.of(now);
  }

  /** Takes the answer to a check-in, after which this replica is a member. */
  void present(boolean isOpen, boolean isNewcomer, long now) {
    open = isOpen;
    if (joining) {
      joining = false;
      joined = !closed;
      // Whoever knew the clock before would notice within this time that it had jumped.
      trustedFromNanos = isNewcomer ? now + config.absence().toNanos() : now;
    }
  }

  /** Leaves Redis, and returns whether this replica was a member until now. */
  boolean leave() {
    boolean was = joined;
    joined = false;
    joining = false;
    return was;
  }

  /** Ends all admission. */
  void close() {
    closed = true;
    joined = false;
  }

  /** Returns why nothing can be admitted apart now, whatever it is. */
  Optional<ApartAnswer> obstacle(long now) {
    if (closed || !roster.isFresh(now)) {
      return Optional.of(new ApartAnswer.Never(Reason.UNLISTED, config.interval()));
    }
    if (joined || joining) {
      long trusted = joined ? trustedFromNanos - now : 0;
      long soonest = Math.max(config.interval().toNanos(), trusted);
      return Optional.of(new ApartAnswer.Never(Reason.RECOVERING, Duration.ofNanos(soonest)));
    }
    long wait = apartFromNanos() - now;
    return wait > 0
        ? Optional.of(new ApartAnswer.Never(Reason.RECOVERING, Duration.ofNanos(wait)))
        : Optional.empty();
  }

  /**
   * Returns from when on this replica may count by itself: all that it was granted at Redis has
   * left the window, the others at Redis see it absent, and those that are apart count it.
   */
  private long apartFromNanos() {
    long known = roster.knownByAllNanos();
    if (checkInNanos.isEmpty()) {
      return known;
    }
    long absent = checkInNanos.get() + config.apartWait().toNanos();
    return absent - known > 0 ? absent : known;
  }

  LimiterHealth.State state(long now) {
    if (!roster.isFresh(now)) {
      return LimiterHealth.State.UNLISTED;
    }
    if (joined) {
      boolean admits = open && now - trustedFromNanos >= 0;
      return admits ? LimiterHealth.State.SHARED : LimiterHealth.State.RECOVERING;
    }
    return obstacle(now).isPresent() ? LimiterHealth.State.WAITING : LimiterHealth.State.APART;
  }
}
