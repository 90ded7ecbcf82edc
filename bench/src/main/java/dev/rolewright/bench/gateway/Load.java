package dev.rolewright.bench.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Load over some connections, from one thread.
 *
 * <p>Open: calls are due at even distances, whether earlier ones were answered or not, and a call's
 * time runs from when it was due, so that a stall counts for every call it holds up. Full: each
 * connection always has as many calls under way as it takes, which shows the most that is served.
 */
final class Load implements AutoCloseable {
  private static final long LAST_ANSWERS_NANOS = 5_000_000_000L;
  private static final long SPIN_NANOS = 80_000;
  private static final int MOST_TIMES = 1 << 21;

  private final Selector selector;
  private final List<LoadConnection> connections;
  private final long[] times = new long[MOST_TIMES];
  private int calls;
  private long events;
  private long errors;
  private boolean counting;

  /**
   * What came of a load.
   *
   * @param calls answered wholly and rightly
   * @param events of the answers
   * @param errors answers that were not what they should be, and calls without one
   * @param seconds how long was counted
   * @param sortedNanos times of calls, ascending
   */
  record Result(long calls, long events, long errors, double seconds, long[] sortedNanos) {
    double callsPerSecond() {
      return calls / seconds;
    }

    double eventsPerSecond() {
      return events / seconds;
    }

    double millis(double share) {
      return sortedNanos.length == 0
          ? Double.NaN
          : sortedNanos[
                  (int) Math.min(sortedNanos.length - 1L, (long) (share * sortedNanos.length))]
              / 1e6;
    }
  }

  Load(Selector selector, List<LoadConnection> connections) {
    this.selector = selector;
    this.connections = connections;
  }

  /** Keeps every connection full. */
  Result full(Duration warmUp, Duration counted) throws IOException {
    return run(0, warmUp, counted);
  }

  /** Makes so many calls a second. */
  Result open(int perSecond, Duration warmUp, Duration counted) throws IOException {
    return run(perSecond, warmUp, counted);
  }

  private Result run(int perSecond, Duration warmUp, Duration counted) throws IOException {
    calls = 0;
    events = 0;
    errors = 0;
    counting = false;
    long begin = System.nanoTime();
    long countFrom = begin + warmUp.toNanos();
    long end = countFrom + counted.toNanos();
    long step = perSecond == 0 ? 0 : 1_000_000_000L / perSecond;
    Thread pacer = perSecond == 0 ? null : pace(begin, step, end);
    long due = begin;
    long now = begin;
    while (now < end) {
      counting = now >= countFrom;
      if (perSecond == 0) {
        for (LoadConnection connection : connections) {
          while (connection.hasRoom()) {
            connection.send(now);
          }
        }
      } else {
        while (due <= now && send(due)) {
          due += step;
        }
      }
      flush();
      selector.select(this::ready, 100);
      now = System.nanoTime();
    }
    double seconds = (now - countFrom) / 1e9;
    long result = calls;
    long resultEvents = events;
    if (pacer != null) {
      pacer.interrupt();
    }
    finish(now + LAST_ANSWERS_NANOS);
    long[] sorted = Arrays.copyOf(times, (int) Math.min(result, MOST_TIMES));
    Arrays.sort(sorted);
    return new Result(result, resultEvents, errors, seconds, sorted);
  }

  /** Wakes the one thread when a call is due: waiting for readiness counts in milliseconds only. */
  private Thread pace(long begin, long step, long end) {
    return Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              for (long due = begin; due <= end + step && !Thread.interrupted(); due += step) {
                LockSupport.parkNanos(due - System.nanoTime() - SPIN_NANOS);
                while (System.nanoTime() < due) {
                  Thread.onSpinWait();
                }
                selector.wakeup();
              }
            });
  }

  private int next;

  private boolean send(long due) {
    for (int tried = 0; tried < connections.size(); tried++) {
      LoadConnection connection = connections.get(next);
      next = (next + 1) % connections.size();
      if (connection.hasRoom()) {
        connection.send(due);
        return true;
      }
    }
    return false;
  }

  private void flush() throws IOException {
    for (LoadConnection connection : connections) {
      connection.flush();
    }
  }

  private void finish(long last) throws IOException {
    counting = false;
    while (connections.stream().anyMatch(LoadConnection::isBusy) && System.nanoTime() < last) {
      flush();
      selector.select(this::ready, 100);
    }
    errors += connections.stream().filter(LoadConnection::isBusy).count();
  }

  private void ready(SelectionKey key) {
    try {
      ((LoadConnection) key.attachment()).receive(this);
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  /** A call was answered. */
  void answered(long due, int itsEvents, boolean right) {
    if (!right) {
      errors++;
    } else if (counting) {
      if (calls < MOST_TIMES) {
        times[calls] = System.nanoTime() - due;
      }
      calls++;
      events += itsEvents;
    }
  }

  @Override
  public void close() throws IOException {
    for (LoadConnection connection : connections) {
      connection.close();
    }
    selector.close();
  }
}
