package dev.rolewright.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Times things in alternating rounds, so that whatever else the machine does falls on all of them
 * alike. The first rounds warm up and do not count.
 */
public final class Rounds {
  private final Map<String, Runnable> candidates = new LinkedHashMap<>();

  /** Creates a comparison of nothing. */
  public Rounds() {}

  /** Adds something to be timed. */
  public Rounds add(String name, Runnable candidate) {
    candidates.put(name, candidate);
    return this;
  }

  /** Runs everything and returns the times of each, in milliseconds and in ascending order. */
  public Map<String, List<Double>> run(int warmUpRounds, int rounds) {
    Map<String, List<Double>> times = new LinkedHashMap<>();
    for (int round = -warmUpRounds; round < rounds; round++) {
      for (Map.Entry<String, Runnable> candidate : candidates.entrySet()) {
        long start = System.nanoTime();
        candidate.getValue().run();
        double milliseconds = (System.nanoTime() - start) / 1e6;
        if (round >= 0) {
          times.computeIfAbsent(candidate.getKey(), name -> new ArrayList<>()).add(milliseconds);
        }
      }
    }
    times.values().forEach(Collections::sort);
    return times;
  }

  /**
   * Returns the value below which {@code share} of the sorted values lie, e.g. the median for 0.5.
   *
   * @param sorted at least one value, ascending
   * @param share 0..1
   */
  public static double quantile(List<Double> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size())));
  }
}
