package dev.rolewright.limits.spi;

import java.util.List;

/**
 * The counters that all replicas share, in a store that may be slow, lost or emptied. Each call is
 * whole or has no effect; one that fails may have had its effect, or have it later.
 *
 * <p>An epoch is one life of the counters. Whoever finds none, or one that can't be trusted, begins
 * a new one. It admits nothing before it is open, which it is as soon as all who are awaited have
 * brought what they admitted before, or nothing from before matters any more.
 *
 * <p>All calls throw {@link SharedFault}.
 */
public interface SharedWindows {
  /**
   * Makes all earlier calls of the replica that are still on their way ineffective. Begins an epoch
   * where there is none, the old one is {@link Entrance#broken}, the store is another one than it
   * was, or nobody has checked in for so long that the clock may have jumped.
   */
  Entry enter(Entrance entrance);

  /**
   * Replaces all that the replica has in these windows. Returns Redis's time.
   *
   * @param histories a bounded number of them, since the call must be quick
   */
  long load(Standing standing, List<History> histories);

  /**
   * Makes the replica present, and opens the epoch when its time has come.
   *
   * @param awaited ids of all other replicas that may have admitted something that matters
   * @param complete whether that list was made after the epoch had begun
   */
  Attendance checkIn(Standing standing, List<String> awaited, boolean complete);

  /**
   * Counts all claims or none. For each of the crowd that is not present, one part of each limit is
   * set aside.
   *
   * @param claims not empty, each of another window
   */
  Grant acquire(Standing standing, Crowd crowd, List<Claim> claims);

  /**
   * Changes what the replica has in windows. Returns Redis's time.
   *
   * @param changes a bounded number of them, since the call must be quick; several may be of one
   *     window
   */
  long settle(Standing standing, List<Change> changes);

  /** Returns what is left for claims, whose amounts do not matter. Counts nothing. */
  List<Usage> usage(Standing standing, Crowd crowd, List<Claim> claims);
}
