package dev.rolewright.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class VectorCacheTest {
  private final Embedding embedding = new Embedding(new float[] {1}, false);

  @Test
  void findsWhatWasPut() {
    VectorCache cache = new VectorCache(10);

    cache.put("text", embedding);

    assertThat(cache.find("text")).containsSame(embedding);
    assertThat(cache.find("another text")).isEmpty();
  }

  @Test
  void keepsNoMoreThanItsLimit() {
    VectorCache cache = new VectorCache(10);

    for (int number = 0; number < 1000; number++) {
      cache.put("text " + number, embedding);
    }

    int kept = 0;
    for (int number = 0; number < 1000; number++) {
      kept += cache.find("text " + number).isPresent() ? 1 : 0;
    }
    assertThat(kept).isBetween(1, 10);
  }

  @Test
  void keepsNothingBeyondItsLifetime() {
    AtomicLong nanos = new AtomicLong();
    VectorCache cache = new VectorCache(10, nanos::get);
    cache.put("text", embedding);

    nanos.set(VectorCache.LIFETIME.toNanos() - 1);
    assertThat(cache.find("text")).containsSame(embedding);
    nanos.set(VectorCache.LIFETIME.toNanos());
    assertThat(cache.find("text")).isEmpty();
  }

  @Test
  void keepsNothingWhenSwitchedOff() {
    VectorCache cache = new VectorCache(0);

    cache.put("text", embedding);

    assertThat(cache.find("text")).isEmpty();
  }
}
