package dev.rolewright.limits;

import dev.rolewright.limits.spi.Attendance;
import dev.rolewright.limits.spi.Entrance;
import dev.rolewright.limits.spi.Entry;
import dev.rolewright.limits.spi.History;
import dev.rolewright.limits.spi.ReplicaSeen;
import dev.rolewright.limits.spi.Replicas;
import dev.rolewright.limits.spi.SharedFault;
import dev.rolewright.limits.spi.SharedWindows;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Keeps this replica on the list of the database and among the members at Redis, beside the calls:
 * while Redis does not answer it is the only one that asks.
 */
final class Keeper {
  /** So many windows are brought in one call, which must be quick. */
  private static final int MOST_AT_ONCE = 50;

  private static final Cancellation NOTHING_TO_AWAIT = over();

  private final Membership membership;
  private final SharedWindows shared;
  private final Replicas replicas;
  private final Time time;
  private final Recurring listing;
  private final Recurring presence;
  private volatile Cancellation recovery = NOTHING_TO_AWAIT;

  Keeper(
      LimiterConfig config,
      Membership membership,
      SharedWindows shared,
      Replicas replicas,
      Time time,
      Timers timers,
      Executor tasks) {
    this.membership = membership;
    this.shared = shared;
    this.replicas = replicas;
    this.time = time;
    listing = new Recurring(this::list, config.interval(), timers, tasks);
    presence = new Recurring(this::beHere, config.interval(), timers, tasks);
  }

  private static Cancellation over() {
    Cancellation over = new Cancellation();
    over.cancel();
    return over;
  }

  void start() {
    listing.soon();
  }

  void close() {
    listing.close();
    presence.close();
    recovery.cancel();
  }

  /** Takes note of a fault that a call met, and joins anew at once where that was news. */
  void met(long generation, SharedFault fault) {
    if (membership.lost(generation, fault)) {
      recovery = new Cancellation();
      presence.soon();
    }
  }

  /**
   * Returns what ends once it was tried to come back to a Redis that was lost just now; it has
   * ended where nothing was lost just now.
   */
  Cancellation recovery() {
    return recovery;
  }

  private void list() {
    long sent = time.nanoTime();
    List<ReplicaSeen> others;
    try {
      others = replicas.beat(membership.replica());
    } catch (RolewrightException unreachable) {
      // What is known gets older until it does not count any more.
      return;
    }
    boolean isFirst = membership.listed(sent, others);
    if (isFirst || membership.awaitsOpening()) {
      presence.soon();
    }
  }

  private void beHere() {
    Cancellation trying = recovery;
    try {
      if (membership.isJoined()) {
        checkIn();
      } else {
        join();
      }
    } catch (SharedFault fault) {
      met(membership.generation(), fault);
    } finally {
      trying.cancel();
    }
  }

  private void checkIn() {
    CheckIn checkIn = membership.checkIn();
    Attendance attendance =
        shared.checkIn(checkIn.standing(), checkIn.awaited(), checkIn.complete());
    membership.present(checkIn, attendance);
  }

  private void join() {
    List<History> histories = enter();
    for (int from = 0; from < histories.size(); from += MOST_AT_ONCE) {
      int to = Math.min(histories.size(), from + MOST_AT_ONCE);
      Pass step = membership.step();
      membership.stepped(step, shared.load(step.standing(), histories.subList(from, to)));
    }
    checkIn();
    if (membership.awaitsOpening()) {
      // Whether all are there is only told by a list that is newer than the epoch.
      listing.soon();
    }
  }

  private List<History> enter() {
    try {
      return enterOnce();
    } catch (SharedFault fault) {
      if (fault.kind() != SharedFault.Kind.CLOCK) {
        throw fault;
      }
      // With the clock as it is now, and in an epoch that has seen no other.
      membership.lost(membership.generation(), fault);
      return enterOnce();
    }
  }

  private List<History> enterOnce() {
    Entrance entrance = membership.entrance();
    long sent = time.nanoTime();
    Entry entry = shared.enter(entrance);
    return membership.entered(sent, entry);
  }
}
