package dev.rolewright.bench.window;

import java.util.Comparator;
import java.util.List;

/**
 * The calls that were let through. When a call was let through is not known to the nanosecond, but
 * it was after it was sent and before the vendor had it.
 */
final class Admissions {
  private final List<Span> spans;

  /** Makes them of the calls in any order. */
  Admissions(List<Span> calls) {
    spans = calls.stream().sorted(Comparator.comparingLong(Span::sentNanos)).toList();
  }

  /**
   * The time within which a call was let through, both by {@link System#nanoTime()}.
   *
   * @param sentNanos by the client
   * @param arrivedNanos at the vendor
   */
  record Span(long sentNanos, long arrivedNanos) {}

  int size() {
    return spans.size();
  }

  /** Returns the longest time that one of them is uncertain by. */
  long longestNanos() {
    return spans.stream().mapToLong(span -> span.arrivedNanos() - span.sentNanos()).max().orElse(0);
  }

  /**
   * Returns how many were certainly let through in the interval of a length in which the most were.
   * An interval that holds the most can be moved on until one of the calls begins it.
   */
  int most(long lengthNanos) {
    int most = 0;
    for (int first = 0; first < spans.size(); first++) {
      long end = spans.get(first).sentNanos() + lengthNanos;
      int inside = 0;
      for (int index = first;
          index < spans.size() && spans.get(index).sentNanos() <= end;
          index++) {
        if (spans.get(index).arrivedNanos() <= end) {
          inside++;
        }
      }
      most = Math.max(most, inside);
    }
    return most;
  }

  /** Returns how many arrived from one moment until before another. */
  long arrived(long fromNanos, long untilNanos) {
    return spans.stream()
        .filter(span -> span.arrivedNanos() >= fromNanos && span.arrivedNanos() < untilNanos)
        .count();
  }
}
