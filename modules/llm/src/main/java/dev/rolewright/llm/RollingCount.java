package dev.rolewright.llm;

import java.time.Duration;

/** Counts within the last while, in tenths of it. Not for use by several threads at once. */
final class RollingCount {
  private static final int PARTS = 10;

  private final long partNanos;
  private final long[] counts = new long[PARTS];
  private long newest = Long.MIN_VALUE;

  RollingCount(Duration window) {
    partNanos = Math.max(1, window.toNanos() / PARTS);
  }

  void add(long nanoTime) {
    moveTo(nanoTime);
    counts[(int) Math.floorMod(newest, (long) PARTS)]++;
  }

  long sum(long nanoTime) {
    moveTo(nanoTime);
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  void clear() {
    java.util.Arrays.fill(counts, 0);
  }

  private void moveTo(long nanoTime) {
    long part = Math.floorDiv(nanoTime, partNanos);
    if (newest == Long.MIN_VALUE || part - newest >= PARTS) {
      clear();
      newest = part;
    }
    while (newest < part) {
      newest++;
      counts[(int) Math.floorMod(newest, (long) PARTS)] = 0;
    }
  }
}
