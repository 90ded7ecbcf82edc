package dev.rolewright.llm;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;

/**
 * How soon each model began to answer lately, for each account that it was asked with: the median
 * of the times from the begin of an attempt to its first text, over the last {@value #MOST}
 * attempts that succeeded and ended within the last ten minutes; of an even number the lower one of
 * the two in the middle. A model without any is not measured, so that one that was slow is tried
 * again after a while. Safe for use by many threads.
 */
final class FirstTextTimes {
  static final int MOST = 20;
  static final Duration WINDOW = Duration.ofMinutes(10);

  private final Map<ModelAccount, Deque<Sample>> samples = new ConcurrentHashMap<>();

  private record Sample(long endNanos, long toFirstText) {}

  /**
   * Adds an attempt.
   *
   * @param account see {@link dev.rolewright.llm.spi.LlmProvider#account}
   * @param toFirstText nanoseconds from its begin to its first text
   * @param now the clock's reading at its end
   */
  void add(ModelName model, String account, long toFirstText, long now) {
    Deque<Sample> recent =
        samples.computeIfAbsent(new ModelAccount(model, account), key -> new ArrayDeque<>(MOST));
    synchronized (recent) {
      if (recent.size() == MOST) {
        recent.removeFirst();
      }
      recent.addLast(new Sample(now, toFirstText));
    }
  }

  /** Returns the median in nanoseconds; empty for a model that is not measured. */
  OptionalLong median(ModelName model, String account, long now) {
    Deque<Sample> recent = samples.get(new ModelAccount(model, account));
    if (recent == null) {
      return OptionalLong.empty();
    }
    long[] sorted;
    synchronized (recent) {
      recent.removeIf(sample -> now - sample.endNanos() > WINDOW.toNanos());
      sorted = recent.stream().mapToLong(Sample::toFirstText).sorted().toArray();
    }
    return sorted.length == 0
        ? OptionalLong.empty()
        : OptionalLong.of(sorted[(sorted.length - 1) / 2]);
  }

  /** Forgets models that can't be asked any more. */
  void keep(BiPredicate<ModelName, String> isKept) {
    samples.keySet().removeIf(key -> !isKept.test(key.model(), key.account()));
  }
}
