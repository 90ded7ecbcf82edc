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
   * @param limit the limit that does not allow it
   * @param reason why not
   * @param retryAfter time until the same demand may be admitted, when nobody else takes it before;
   *     empty when waiting does not help, or nobody knows how long
   */
  record Refused(Limit limit, Reason reason, Optional<Duration> retryAfter) implements Admission {
    /** Returns the reason in words for the caller. */
    public String message() {
      String subject =
          limit.key().unit().word() + " of the " + limit.key().kind().word() + " are limited to ";
      return "The "
          + subject
          + limit.most()
          + " in "
          + limit.window().toSeconds()
          + " s: "
          + reason.words()
          + ".";
    }
  }

  /** Why nothing is admitted. */
  enum Reason {
    /** The limit is 0. */
    CLOSED("nothing is let through until an operator raises the limit"),
    /** A single demand is larger than the limit. */
    TOO_LARGE("the request alone is larger than that; make it smaller"),
    /** What is admitted already fills the window. */
    FULL("they are used up for now; wait and retry"),
    /** The counters that all servers share are lost, and this server's part is used up. */
    SHARE_FULL(
        "the shared counters can't be reached, so each server keeps to its part of the limit, and"
            + " the part of this one is used up; wait and retry"),
    /** The counters that all servers share are lost, and this server's part is less than asked. */
    SHARE_TOO_SMALL(
        "the shared counters can't be reached, so each server keeps to its part of the limit, and"
            + " the request is larger than that part"),
    /** Nobody knows yet what was admitted before. */
    RECOVERING(
        "the shared counters were lost, and until it is certain again what was used before, nothing"
            + " is let through; wait and retry"),
    /** The database that tells who the replicas are does not answer. */
    UNLISTED(
        "the database that tells how many servers share the limit does not answer; wait and retry");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    private String words() {
      return words;
    }
  }
}
