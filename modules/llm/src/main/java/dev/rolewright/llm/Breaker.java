package dev.rolewright.llm;

import dev.rolewright.llm.spi.ProbeLeases;
import dev.rolewright.platform.AlertKind;
import dev.rolewright.platform.AlertSeverity;
import dev.rolewright.platform.Alerts;
import dev.rolewright.platform.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Holds calls of one model back after failures, and lets one through from time to time to try. A
 * call that began before the breaker last changed its state changes it no more. Safe for use by
 * many threads.
 */
final class Breaker {
  private final String name;
  private final BreakerPolicy policy;
  private final Time time;
  private final ProbeLeases leases;
  private final Alerts alerts;
  private final RollingCount calls;
  private final RollingCount failures;

  private BreakerHealth.State state = BreakerHealth.State.CLOSED;
  private int consecutiveFailures;
  private int epoch;
  private boolean retired;
  private long probeAtNanos;
  private Optional<Instant> openTime = Optional.empty();

  Breaker(String name, BreakerPolicy policy, Time time, ProbeLeases leases, Alerts alerts) {
    this.name = name;
    this.policy = policy;
    this.time = time;
    this.leases = leases;
    this.alerts = alerts;
    calls = new RollingCount(policy.window());
    failures = new RollingCount(policy.window());
  }

  /** Leave to call, to be ended by exactly one of its methods. */
  final class Permit {
    private final int begunIn;
    private boolean ended;

    private Permit(int begunIn) {
      this.begunIn = begunIn;
    }

    /** The call gave a whole answer. */
    void success() {
      end(Outcome.SUCCESS);
    }

    /** The call failed, and the provider is to blame. */
    void failure() {
      end(Outcome.FAILURE);
    }

    /** The call tells nothing about the provider. Does nothing after another end. */
    void ignored() {
      end(Outcome.IGNORED);
    }

    private void end(Outcome outcome) {
      boolean leaseIsFree = false;
      synchronized (Breaker.this) {
        if (!ended) {
          ended = true;
          leaseIsFree = begunIn == epoch && count(outcome);
        }
      }
      if (leaseIsFree) {
        leases.release(name);
      }
    }
  }

  private enum Outcome {
    SUCCESS,
    FAILURE,
    IGNORED
  }

  /** Gives leave to call, or nothing while calls are held back. */
  Optional<Permit> tryPass() {
    synchronized (this) {
      if (state == BreakerHealth.State.CLOSED) {
        return Optional.of(new Permit(epoch));
      }
      if (state == BreakerHealth.State.HALF_OPEN || time.nanoTime() - probeAtNanos < 0) {
        return Optional.empty();
      }
      enter(BreakerHealth.State.HALF_OPEN);
    }
    // The lease may be a call over the network, so nobody waits for it under the lock.
    boolean ours = false;
    try {
      ours = leases.tryTake(name, policy.probeInterval());
    } finally {
      if (!ours) {
        synchronized (this) {
          enter(BreakerHealth.State.OPEN);
          probeAtNanos = time.nanoTime() + policy.probeInterval().toNanos();
        }
      }
    }
    synchronized (this) {
      return ours ? Optional.of(new Permit(epoch)) : Optional.empty();
    }
  }

  /** Returns whether the call was a probe after which other replicas may try at once. */
  private boolean count(Outcome outcome) {
    boolean probe = state == BreakerHealth.State.HALF_OPEN;
    switch (outcome) {
      case SUCCESS -> {
        consecutiveFailures = 0;
        if (probe) {
          close();
        } else {
          calls.add(time.nanoTime());
        }
      }
      case FAILURE -> {
        consecutiveFailures++;
        calls.add(time.nanoTime());
        failures.add(time.nanoTime());
        if (probe || isTooMuch()) {
          open();
        }
      }
      case IGNORED -> {
        if (probe) {
          enter(BreakerHealth.State.OPEN);
          probeAtNanos = time.nanoTime();
        }
      }
    }
    return probe && outcome != Outcome.FAILURE;
  }

  private boolean isTooMuch() {
    return consecutiveFailures >= policy.consecutiveFailures()
        || failureRate().orElse(0) >= policy.failureRate();
  }

  private void open() {
    boolean isNews = openTime.isEmpty();
    if (isNews) {
      openTime = Optional.of(time.now());
    }
    if (isNews && !retired) {
      alerts.raise(
          AlertKind.BREAKER_OPEN,
          AlertSeverity.WARNING,
          name,
          "Calls to "
              + name
              + " are held back after failures; every "
              + policy.probeInterval().toSeconds()
              + " s one is let through as a trial, and all once it is answered. ListRuns shows why"
              + " it failed.");
    }
    probeAtNanos = time.nanoTime() + policy.probeInterval().toNanos();
    enter(BreakerHealth.State.OPEN);
  }

  private void close() {
    alerts.resolve(AlertKind.BREAKER_OPEN, name);
    openTime = Optional.empty();
    calls.clear();
    failures.clear();
    enter(BreakerHealth.State.CLOSED);
  }

  /** Ends the alert for good: nobody is going to ask the model again. */
  synchronized void retire() {
    retired = true;
    alerts.resolve(AlertKind.BREAKER_OPEN, name);
  }

  private void enter(BreakerHealth.State next) {
    state = next;
    epoch++;
  }

  private OptionalDouble failureRate() {
    long now = time.nanoTime();
    long all = calls.sum(now);
    return all < policy.minimumCalls()
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) failures.sum(now) / all);
  }

  /** Tells whether calls go through without a trial. */
  synchronized boolean isClosed() {
    return state == BreakerHealth.State.CLOSED;
  }

  synchronized BreakerHealth health() {
    Optional<Duration> probeAfter =
        state == BreakerHealth.State.OPEN
            ? Optional.of(Duration.ofNanos(Math.max(0, probeAtNanos - time.nanoTime())))
            : Optional.empty();
    return new BreakerHealth(state, consecutiveFailures, failureRate(), openTime, probeAfter);
  }
}
