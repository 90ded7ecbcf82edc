package dev.rolewright.limits;

import dev.rolewright.limits.spi.Crowd;
import dev.rolewright.limits.spi.ReplicaSeen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who the replicas are, as this one knows from the list in the database. Ages are measured by this
 * replica's own clock, from the moments at which it saw another one's beat; the database's clock is
 * used for those alone that were there before this replica. Not safe for use by many threads.
 */
final class Roster {
  private final long reachNanos;
  private final long freshNanos;
  private final long memoryNanos;
  private final long listedNanos;
  private final Map<String, Other> others = new HashMap<>();
  private boolean isListed;
  private long sentNanos;
  private long listedSinceNanos;

  Roster(LimiterConfig config) {
    reachNanos = config.reach().toNanos();
    freshNanos = config.freshness().toNanos();
    memoryNanos = config.memory().toNanos();
    listedNanos = config.listedWait().toNanos();
  }

  private static final class Other {
    private final String id;
    private long beats;

    /** No beat came after this before the newest look. */
    private long beatNanos;

    /** The last beat came after this. */
    private long beatAfterNanos;

    /** It has been beating without a gap since. */
    private long steadySinceNanos;

    /** Surely not listed before this. */
    private boolean isNew;

    private long notListedNanos;
    private boolean departed;

    private Other(String id) {
      this.id = id;
    }
  }

  /** Takes the list that came as the answer to a beat, and returns whether it is the first one. */
  boolean observe(long sent, long received, List<ReplicaSeen> seen) {
    Set<String> ids = new HashSet<>();
    for (ReplicaSeen replica : seen) {
      ids.add(replica.id());
      Other known = others.get(replica.id());
      if (known == null) {
        others.put(replica.id(), first(replica, received));
      } else if (known.beats != replica.beats() || known.departed != replica.departed()) {
        if (received - known.beatAfterNanos > reachNanos) {
          known.steadySinceNanos = received;
        }
        known.beats = replica.beats();
        known.departed = replica.departed();
        known.beatNanos = received;
        known.beatAfterNanos = sentNanos;
      }
    }
    others.keySet().retainAll(ids);
    boolean isFirst = !isListed;
    if (isFirst || received - sentNanos > freshNanos) {
      listedSinceNanos = received;
    }
    isListed = true;
    sentNanos = sent;
    return isFirst;
  }

  private Other first(ReplicaSeen replica, long received) {
    Other other = new Other(replica.id());
    other.beats = replica.beats();
    other.departed = replica.departed();
    other.steadySinceNanos = received;
    if (isListed) {
      other.isNew = true;
      other.notListedNanos = sentNanos;
      other.beatNanos = received;
      other.beatAfterNanos = sentNanos;
    } else {
      long age = Math.clamp(replica.age().toNanos(), 0, 2 * memoryNanos);
      other.beatNanos = received - age;
      other.beatAfterNanos = received - 2 * memoryNanos;
    }
    return other;
  }

  /** Returns when the newest list was asked for. */
  long sentNanos() {
    return sentNanos;
  }

  /** Tells whether the newest list still counts, and with it this replica's place on it. */
  boolean isFresh(long now) {
    return isListed && now - sentNanos < freshNanos;
  }

  /** Tells whether a list counts that was asked for at a moment. */
  boolean isFresh(long now, long asked) {
    return now - asked < freshNanos;
  }

  /** Returns the moment from which all that admit anything know of this replica. */
  long knownByAllNanos() {
    return listedSinceNanos + listedNanos;
  }

  /** Returns the ids of all others that may have admitted something that matters. */
  List<String> awaited(long now) {
    return others.values().stream()
        .filter(other -> now - other.beatNanos <= memoryNanos)
        .map(other -> other.id)
        .toList();
  }

  /** Returns into how many parts this replica divides a limit when it counts by itself. */
  int parts(long now) {
    return 1 + awaited(now).size();
  }

  /**
   * Returns who may be counting by itself.
   *
   * @param clock turns moments into times of Redis's clock
   */
  Crowd crowd(long now, SharedClock clock) {
    List<Crowd.Other> mayCount = new ArrayList<>();
    int least = now - listedSinceNanos > listedNanos ? 1 : 0;
    for (Other other : others.values()) {
      if (now - other.beatNanos > memoryNanos) {
        continue;
      }
      boolean isSteady = now - other.steadySinceNanos > listedNanos;
      if (isSteady && now - other.beatAfterNanos < freshNanos && !other.departed) {
        least++;
      }
      // One that was listed just now has to wait for longer than until this is decided again.
      if (!other.isNew || now - other.notListedNanos >= freshNanos) {
        mayCount.add(new Crowd.Other(other.id, until(other, clock)));
      }
    }
    return new Crowd(Math.max(1, least), mayCount);
  }

  private long until(Other other, SharedClock clock) {
    if (other.departed) {
      return clock.upper(other.beatNanos);
    }
    boolean isSilent = sentNanos - other.beatNanos > freshNanos;
    return isSilent ? clock.upper(other.beatNanos + freshNanos) : Long.MAX_VALUE;
  }
}
