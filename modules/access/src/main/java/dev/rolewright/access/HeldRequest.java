package dev.rolewright.access;

import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * A claimed call while it runs. Its lease is renewed three times in its length. Closed without an
 * answer, it runs anew when it is repeated, with the same resource id, since it may have stored
 * what it makes; only a refused call, of which no run can have stored anything, is forgotten.
 */
public final class HeldRequest implements AutoCloseable {
  private static final int HEARTBEATS_PER_LEASE = 3;

  private final RequestLog log;
  private final RequestClaim.Claimed claimed;
  private final Duration duration;
  private final Time time;
  private final Cancellation lost = new Cancellation();
  private final Thread heart;

  private volatile boolean beating = true;
  private boolean completed;
  private boolean refused;

  private HeldRequest(RequestLog log, RequestClaim.Claimed claimed, Duration duration, Time time) {
    this.log = log;
    this.claimed = claimed;
    this.duration = duration;
    this.time = time;
    this.heart =
        Thread.ofVirtual().name("request-lease-" + claimed.resourceId()).unstarted(this::beat);
  }

  static HeldRequest start(
      RequestLog log, RequestClaim.Claimed claimed, Duration duration, Time time) {
    HeldRequest held = new HeldRequest(log, claimed, duration, time);
    held.heart.start();
    return held;
  }

  /** Returns the id under which the call makes its resource, the same in every run of it. */
  public String resourceId() {
    return claimed.resourceId();
  }

  /** Returns a flag that is raised when the lease is lost; the call must stop then. */
  public Cancellation lost() {
    return lost;
  }

  /**
   * Does the work of the call. When it throws a refusal (INVALID_FIELD, NOT_FOUND and the like), it
   * must not have stored anything.
   */
  public <R> R attempt(Supplier<R> work) {
    try {
      return work.get();
    } catch (RolewrightException failure) {
      // An earlier run that broke off may have stored something, whatever comes of this one.
      refused = !claimed.takenOver() && Refusals.includes(failure.code());
      throw failure;
    }
  }

  /**
   * Ends the call with its answer, which every repeat gets from now on.
   *
   * @param responses serialized responses in order, without secrets
   * @throws RolewrightException CONFLICT when the lease was lost, and with it the right to answer
   */
  public void complete(List<byte[]> responses) {
    // Before the entry changes, or a heartbeat that finds it complete would take the lease for
    // lost.
    beating = false;
    if (!log.complete(claimed.lease(), responses)) {
      throw RolewrightException.of(
          ErrorCode.CONFLICT,
          "Another run of this request took over, or what it is about was deleted meanwhile; send"
              + " the request again.");
    }
    completed = true;
  }

  /** Stops the renewal, and gives the lease back unless the call ended with an answer. */
  @Override
  public void close() {
    beating = false;
    heart.interrupt();
    if (completed) {
      return;
    }
    try {
      if (refused) {
        log.forget(claimed.lease());
      } else {
        log.release(claimed.lease());
      }
    } catch (RolewrightException unavailable) {
      // The lease runs out by itself; what made the call fail matters more to the caller.
      return;
    }
  }

  private void beat() {
    long renewedAt = time.nanoTime();
    while (beating) {
      try {
        time.sleep(duration.dividedBy(HEARTBEATS_PER_LEASE));
      } catch (InterruptedException closing) {
        return;
      }
      long triedAt = time.nanoTime();
      if (renew()) {
        renewedAt = triedAt;
      } else if (triedAt - renewedAt >= duration.toNanos()) {
        // A short outage is no loss: nobody can take over while the store is down. But a claimant
        // may come as soon as it is back, so beyond the lease this run must not go on.
        lose();
      }
    }
  }

  /** Returns false when the store did not answer. */
  private boolean renew() {
    try {
      if (!log.heartbeat(claimed.lease(), duration)) {
        lose();
      }
      return true;
    } catch (RolewrightException unavailable) {
      return false;
    }
  }

  private void lose() {
    if (beating) {
      beating = false;
      lost.cancel();
    }
  }
}
