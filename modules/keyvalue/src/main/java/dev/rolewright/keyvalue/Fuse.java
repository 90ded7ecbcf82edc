package dev.rolewright.keyvalue;

import dev.rolewright.platform.Time;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Stands before a Redis that may be left out: after some failures in a row it is not asked for a
 * while, and then by one call at a time, so that a Redis that is slow or gone costs one short wait
 * now and then. Safe for use by many threads.
 */
final class Fuse {
  private final Time time;
  private final int most;
  private final long pauseNanos;

  private final AtomicLong failuresInARow = new AtomicLong();
  private final AtomicLong pausedSince;
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong skipped = new AtomicLong();

  Fuse(Time time, int most, Duration pause) {
    this.time = time;
    this.most = most;
    this.pauseNanos = pause.toNanos();
    pausedSince = new AtomicLong(time.nanoTime());
  }

  /**
   * Runs a command; returns {@code otherwise} where Redis is left alone or does not do it.
   *
   * @param broken runs after a connection broke: those beside it may be as old
   */
  <T> T run(Supplier<T> command, T otherwise, Runnable broken) {
    if (!mayPass()) {
      skipped.incrementAndGet();
      return otherwise;
    }
    try {
      T result = command.get();
      failuresInARow.set(0);
      return result;
    } catch (JedisDataException refused) {
      // It answers, and at once: that is no reason to leave it alone.
      failuresInARow.set(0);
      refused();
      return otherwise;
    } catch (JedisException failed) {
      failures.incrementAndGet();
      pausedSince.set(time.nanoTime());
      failuresInARow.incrementAndGet();
      if (failed instanceof JedisConnectionException) {
        broken.run();
      }
      return otherwise;
    }
  }

  /** Counts a command that Redis refused, which is no reason to leave it alone. */
  void refused() {
    failures.incrementAndGet();
  }

  private boolean mayPass() {
    if (failuresInARow.get() < most) {
      return true;
    }
    long since = pausedSince.get();
    long now = time.nanoTime();
    // Whoever moves the begin of the pause is the one that tries.
    return now - since >= pauseNanos && pausedSince.compareAndSet(since, now);
  }

  long failures() {
    return failures.get();
  }

  long skipped() {
    return skipped.get();
  }
}
