package dev.rolewright.limits;

import java.time.Duration;
import java.util.Optional;

/** The answer to demands: all of them or none. */
public sealed interface Admission {
  /**
   * All demands are admitted, and counted from now on.
   *
   * @param ticket corrects the number of tokens once it is known
   */
  record Admitted(Ticket ticket) implements Admission {}

  /**
   * Nothing is admitted, and nothing counted.
   *
   * @param demand the one whose limit does not allow it
   * @param reason why not
   * @param left how much of the limit, or of this server's part of it, is left for a smaller
   *     demand; 0 also where that does not matter
   * @param retryAfter time until the same demand may be admitted, when nobody else takes it before;
   *     empty when waiting does not help, or nobody knows how long
   */
  record Refused(Demand demand, Reason reason, long left, Optional<Duration> retryAfter)
      implements Admission {
    private static final String APART =
        "the shared counters can't be reached, so each server keeps to its part of the limit, and ";
    private static final String SMALLER = "send a smaller max_tokens or a shorter text";

    /** Returns the limit that does not allow it. */
    public Limit limit() {
      return demand.limit();
    }

    /** Returns the reason in words for the caller. */
    public String message() {
      Limit limit = limit();
      String subject =
          limit.key().unit().word() + " of the " + limit.key().kind().word() + " are limited to ";
      return "The "
          + subject
          + limit.most()
          + " in "
          + limit.window().toSeconds()
          + " s: "
          + why()
          + ".";
    }

    private String why() {
      return switch (reason) {
        case CLOSED -> "nothing is let through until an operator raises the limit";
        case TOO_LARGE -> "the request alone can take " + demand.amount() + "; " + SMALLER;
        case FULL ->
            left == 0
                ? "they are used up for now; " + retry()
                : left + " are left, and the request can take " + smallerOrLater();
        case SHARE_FULL ->
            left == 0
                ? APART + "the part of this one is used up; " + retry()
                : APART + left + " are left here, and the request can take " + smallerOrLater();
        case SHARE_TOO_SMALL ->
            demand.limit().key().unit() == LimitKey.Unit.REQUESTS
                ? APART + "the part of this one is none; retry when they can be reached again"
                : APART
                    + "the request can take "
                    + demand.amount()
                    + ", which is more than that part; "
                    + SMALLER;
        case RECOVERING ->
            "the shared counters were lost, and until it is certain again what was used before,"
                + " nothing is let through; "
                + retry();
        case UNLISTED ->
            "the database that tells how many servers share the limit does not answer; " + retry();
      };
    }

    private String smallerOrLater() {
      return demand.amount() + "; " + SMALLER + ", or " + retry();
    }

    private String retry() {
      return retryAfter
          .map(wait -> "retry in " + Math.max(1, wait.plusMillis(999).toSeconds()) + " s")
          .orElse("wait and retry");
    }
  }

  /** Why nothing is admitted. */
  enum Reason {
    /** The limit is 0. */
    CLOSED,
    /** A single demand is larger than the limit. */
    TOO_LARGE,
    /** What is left of the window is less than is asked for. */
    FULL,
    /** The counters that all servers share are lost, and this server's part has too little left. */
    SHARE_FULL,
    /** The counters that all servers share are lost, and this server's part is less than asked. */
    SHARE_TOO_SMALL,
    /** Nobody knows yet what was admitted before. */
    RECOVERING,
    /** The database that tells who the replicas are does not answer. */
    UNLISTED
  }
}
