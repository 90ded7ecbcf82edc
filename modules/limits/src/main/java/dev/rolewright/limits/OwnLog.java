package dev.rolewright.limits;

import dev.rolewright.limits.spi.History;
import dev.rolewright.limits.spi.Window;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;

/**
 * What this replica admitted and what still matters of it, by its own clock. Not safe for use by
 * many threads.
 */
final class OwnLog {
  private static final long NANOS_PER_MICRO = 1_000;

  private final Map<Window, Deque<Slot>> windows = new HashMap<>();

  private static final class Slot {
    private final long bucket;
    private long amount;

    private Slot(long bucket) {
      this.bucket = bucket;
    }
  }

  /** Adds an amount and returns its bucket. */
  long add(Window window, long nowNanos, long amount) {
    long bucket = bucket(window, nowNanos);
    Deque<Slot> slots = windows.computeIfAbsent(window, _ -> new ArrayDeque<>());
    Slot last = slots.peekLast();
    if (last == null || last.bucket != bucket) {
      last = new Slot(bucket);
      slots.addLast(last);
    }
    last.amount += amount;
    return bucket;
  }

  /** Takes an amount away from a bucket, as far as it is there. */
  void take(Window window, long bucket, long amount) {
    Deque<Slot> slots = windows.getOrDefault(window, new ArrayDeque<>());
    for (Slot slot : slots) {
      if (slot.bucket == bucket) {
        slot.amount = Math.max(0, slot.amount - amount);
      }
    }
  }

  /** Returns what is in a window. */
  long sum(Window window, long nowNanos) {
    return living(window, nowNanos).stream().mapToLong(slot -> slot.amount).sum();
  }

  /** Returns the nanoseconds until no more than {@code most} is in a window. */
  long nanosUntil(Window window, long nowNanos, long most) {
    long sum = sum(window, nowNanos);
    long wait = 0;
    for (Slot slot : living(window, nowNanos)) {
      if (sum <= most) {
        break;
      }
      sum -= slot.amount;
      long end = (slot.bucket + 1 + window.buckets()) * window.bucketMicros() * NANOS_PER_MICRO;
      wait = Math.max(0, end - nowNanos);
    }
    return wait;
  }

  /** Tells whether nothing is in any window. */
  boolean isEmpty(long nowNanos) {
    prune(nowNanos);
    return windows.isEmpty();
  }

  /** Forgets what does not matter any more. */
  void prune(long nowNanos) {
    windows.entrySet().removeIf(entry -> living(entry.getKey(), nowNanos).isEmpty());
  }

  /**
   * Returns all that matters, in the buckets of another clock.
   *
   * @param sharedMicros tells the latest time of that clock at a time of this replica's
   */
  List<History> histories(long nowNanos, LongUnaryOperator sharedMicros) {
    prune(nowNanos);
    List<History> all = new ArrayList<>();
    windows.forEach(
        (window, slots) -> {
          TreeMap<Long, Long> amounts = new TreeMap<>();
          for (Slot slot : slots) {
            long end = (slot.bucket + 1) * window.bucketMicros() * NANOS_PER_MICRO;
            // What is in the bucket that is being filled happened by now.
            long last = sharedMicros.applyAsLong(Math.min(end, nowNanos));
            amounts.merge(window.bucketOf(last), slot.amount, Long::sum);
          }
          all.add(new History(window, amounts));
        });
    return all;
  }

  private Deque<Slot> living(Window window, long nowNanos) {
    Deque<Slot> slots = windows.getOrDefault(window, new ArrayDeque<>());
    long oldest = bucket(window, nowNanos) - window.buckets();
    while (!slots.isEmpty() && slots.getFirst().bucket < oldest) {
      slots.removeFirst();
    }
    return slots;
  }

  private static long bucket(Window window, long nowNanos) {
    return window.bucketOf(Math.floorDiv(nowNanos, NANOS_PER_MICRO));
  }
}
