package dev.rolewright.llm.testing;

import dev.rolewright.llm.spi.AnswerCache;
import dev.rolewright.llm.spi.AnswerKey;
import dev.rolewright.llm.spi.CachedAnswer;
import dev.rolewright.platform.Time;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps answers in this process, by a test's clock. */
public final class InMemoryAnswerCache implements AnswerCache {
  /** More text is too large. */
  public static final int MOST_CHARACTERS = 100_000;

  private record Kept(CachedAnswer answer, long storedNanos, Duration keep) {}

  private final Time time;
  private final Map<AnswerKey, Kept> kept = new HashMap<>();
  private final Map<String, Long> forgotten = new HashMap<>();

  /** Creates an empty one. */
  public InMemoryAnswerCache(Time time) {
    this.time = time;
  }

  @Override
  public synchronized Optional<Found> find(AnswerKey key) {
    return Optional.ofNullable(kept.get(key))
        .map(one -> new Found(one.answer(), Duration.ofNanos(time.nanoTime() - one.storedNanos())))
        .filter(found -> found.age().compareTo(kept.get(key).keep()) < 0);
  }

  @Override
  public synchronized void store(AnswerKey key, CachedAnswer answer, Keeping keeping) {
    long now = time.nanoTime();
    Long gone = forgotten.get(key.tenantId());
    boolean isForgotten = gone != null && now - keeping.since().toNanos() <= gone;
    if (!isForgotten && answer.text().length() <= MOST_CHARACTERS) {
      kept.put(key, new Kept(answer, now, keeping.total()));
    }
  }

  @Override
  public synchronized boolean forget(String tenantId) {
    forgotten.put(tenantId, time.nanoTime());
    kept.keySet().removeIf(key -> key.tenantId().equals(tenantId));
    return true;
  }

  /** Returns what is kept, however old. */
  public synchronized Map<AnswerKey, CachedAnswer> all() {
    Map<AnswerKey, CachedAnswer> all = new HashMap<>();
    kept.forEach((key, one) -> all.put(key, one.answer()));
    return all;
  }
}
