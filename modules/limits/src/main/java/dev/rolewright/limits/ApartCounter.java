package dev.rolewright.limits;

import dev.rolewright.limits.Admission.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Counts in this replica's log, and admits no more than its part of each limit. Not safe for use by
 * many threads.
 */
final class ApartCounter {
  private final OwnLog log;
  private final Roster roster;

  ApartCounter(OwnLog log, Roster roster) {
    this.log = log;
    this.roster = roster;
  }

  /** Admits all charges within this replica's part, or says which one does not fit. */
  ApartAnswer admit(List<Charge> charges, long generation, long now) {
    for (Charge charge : charges) {
      long share = share(charge.demand().limit(), now);
      long amount = charge.demand().amount();
      if (amount > share) {
        return new ApartAnswer.No(charge, Reason.SHARE_TOO_SMALL, share, Optional.empty());
      }
      long left = Math.max(0, share - log.sum(charge.window(), now));
      if (amount > left) {
        long wait = log.nanosUntil(charge.window(), now, share - amount);
        return new ApartAnswer.No(
            charge, Reason.SHARE_FULL, left, Optional.of(Duration.ofNanos(wait)));
      }
    }
    return new ApartAnswer.Yes(
        charges.stream().map(charge -> hold(charge, generation, now)).toList());
  }

  private Held hold(Charge charge, long generation, long now) {
    long bucket = log.add(charge.window(), now, charge.demand().amount());
    return new Held(charge, bucket, Held.NOT_SHARED, generation);
  }

  /**
   * Returns what is left of a limit.
   *
   * @param admits whether anything is admitted at all
   */
  Remaining remaining(Charge charge, boolean admits, long now) {
    Limit limit = charge.demand().limit();
    long left = share(limit, now) - log.sum(charge.window(), now);
    Duration reset = Duration.ofNanos(log.nanosUntil(charge.window(), now, 0));
    return new Remaining(limit, admits ? Math.max(0, left) : 0, reset, false);
  }

  private long share(Limit limit, long now) {
    return limit.most() / roster.parts(now);
  }
}
