package dev.rolewright.llm;

import dev.rolewright.domain.CacheState;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts how often the cache helped, by what the requests were about. Safe for use by many threads.
 */
public final class HitRates {
  /** Stands for the task of all that came after the table was full. */
  public static final String OTHER = "other";

  private static final int MOST_CATEGORIES = 1_000;

  private final int most;
  private final Map<Category, Adders> counts = new ConcurrentHashMap<>();

  private HitRates(int most) {
    this.most = most;
  }

  /** Creates counters of at most 1,000 categories; what does not fit is counted together. */
  public static HitRates create() {
    return new HitRates(MOST_CATEGORIES);
  }

  static HitRates ofAtMost(int categories) {
    return new HitRates(categories);
  }

  /**
   * What requests have in common.
   *
   * @param task see {@link Purpose#task}
   */
  public record Category(String task, RequestCategory about) {}

  /**
   * Numbers of answers.
   *
   * @param hits taken from the cache
   * @param misses of a model that was asked for the request
   * @param coalesced of a model that was asked for another request that was the same
   * @param stale older than they should be, where every model failed
   * @param categoryHits kept for their category, see {@link CommonQuestion}
   * @param withheld counted above too, and not kept for their category since they may tell of a
   *     person
   */
  public record Counts(
      long hits, long misses, long coalesced, long stale, long categoryHits, long withheld) {
    /** Returns the share of answers that cost nothing, 0..1; 0 where there are none. */
    public double hitRate() {
      long all = hits + misses + coalesced + stale + categoryHits;
      return all == 0 ? 0 : (double) (all - misses) / all;
    }
  }

  /** Counts an answer; one behind which no cache stands is not counted. */
  void count(ChatRequest request, CacheState state) {
    if (state != CacheState.NONE) {
      adders(request).count(state);
    }
  }

  /** Counts an answer that is not kept for its category. */
  void countWithheld(ChatRequest request) {
    adders(request).withheld.increment();
  }

  private Adders adders(ChatRequest request) {
    Category category = new Category(request.purpose().task(), request.category());
    Adders known = counts.get(category);
    if (known != null) {
      return known;
    }
    boolean isFull = counts.size() >= most;
    return counts.computeIfAbsent(
        isFull ? new Category(OTHER, RequestCategory.NONE) : category, any -> new Adders());
  }

  /** Returns the numbers since the start of this replica. */
  public Map<Category, Counts> snapshot() {
    Map<Category, Counts> snapshot = new HashMap<>();
    counts.forEach((category, adders) -> snapshot.put(category, adders.counts()));
    return snapshot;
  }

  private static final class Adders {
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder coalesced = new LongAdder();
    private final LongAdder stale = new LongAdder();
    private final LongAdder categoryHits = new LongAdder();
    private final LongAdder withheld = new LongAdder();

    void count(CacheState state) {
      switch (state) {
        case HIT -> hits.increment();
        case MISS -> misses.increment();
        case COALESCED -> coalesced.increment();
        case STALE -> stale.increment();
        case CATEGORY_HIT -> categoryHits.increment();
        case NONE -> {}
      }
    }

    Counts counts() {
      return new Counts(
          hits.sum(),
          misses.sum(),
          coalesced.sum(),
          stale.sum(),
          categoryHits.sum(),
          withheld.sum());
    }
  }
}
