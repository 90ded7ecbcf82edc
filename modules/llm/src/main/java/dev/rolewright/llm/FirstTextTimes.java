package dev.rolewright.llm;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;

/**
 * How soon each model began to answer lately, for each account that it was asked with: the median
 * of the times from the begin of an attempt to its first text, over the last {@value #MOST}
 * attempts that succeeded and ended within the last ten minutes; of an even number the lower one of
 * the two in the middle. A model without any is not measured: one request at a time may {@linkplain
 * #tryOut try it out}, so that one that was slow is found to be fast again after a while and one
 * that fails costs few requests. For all others its last median goes on to hold. Safe for use by
 * many threads.
 */
final class FirstTextTimes {
  static final int MOST = 20;
  static final Duration WINDOW = Duration.ofMinutes(10);

  /** How long after a request that tries a model out no other one does, unless it succeeds. */
  static final Duration TRY = Duration.ofSeconds(30);

  private final Map<ModelAccount, Recent> models = new ConcurrentHashMap<>();

  private record Sample(long endNanos, long toFirstText) {
    boolean isFresh(long now) {
      return now - endNanos <= WINDOW.toNanos();
    }
  }

  /** What is known of a model and an account. */
  private static final class Recent {
    private final Deque<Sample> samples = new ArrayDeque<>(MOST);
    private OptionalLong triedAt = OptionalLong.empty();

    synchronized void add(Sample sample) {
      if (samples.size() == MOST) {
        samples.removeFirst();
      }
      samples.addLast(sample);
    }

    synchronized OptionalLong median(long now) {
      List<Sample> fresh = samples.stream().filter(sample -> sample.isFresh(now)).toList();
      long[] sorted =
          (fresh.isEmpty() ? samples : fresh)
              .stream().mapToLong(Sample::toFirstText).sorted().toArray();
      return sorted.length == 0
          ? OptionalLong.empty()
          : OptionalLong.of(sorted[(sorted.length - 1) / 2]);
    }

    synchronized boolean tryOut(long now) {
      boolean isBeingTried = triedAt.isPresent() && now - triedAt.getAsLong() < TRY.toNanos();
      if (isBeingTried || samples.stream().anyMatch(sample -> sample.isFresh(now))) {
        return false;
      }
      triedAt = OptionalLong.of(now);
      return true;
    }
  }

  private Recent of(ModelName model, String account) {
    return models.computeIfAbsent(new ModelAccount(model, account), key -> new Recent());
  }

  /**
   * Adds an attempt.
   *
   * @param account see {@link dev.rolewright.llm.spi.LlmProvider#account}
   * @param toFirstText nanoseconds from its begin to its first text
   * @param now the clock's reading at its end
   */
  void add(ModelName model, String account, long toFirstText, long now) {
    of(model, account).add(new Sample(now, toFirstText));
  }

  /**
   * Returns the median in nanoseconds, of a model that is not measured that of its last attempts
   * that succeeded; empty where none ever did.
   */
  OptionalLong median(ModelName model, String account, long now) {
    Recent recent = models.get(new ModelAccount(model, account));
    return recent == null ? OptionalLong.empty() : recent.median(now);
  }

  /**
   * Tells one request at a time that it is to try a model out, which is not measured. Whoever is
   * told so has to ask it: no other request is for {@link #TRY}.
   *
   * @param now the clock's reading
   */
  boolean tryOut(ModelName model, String account, long now) {
    return of(model, account).tryOut(now);
  }

  /** Forgets models that can't be asked any more. */
  void keep(BiPredicate<ModelName, String> isKept) {
    models.keySet().removeIf(key -> !isKept.test(key.model(), key.account()));
  }
}
