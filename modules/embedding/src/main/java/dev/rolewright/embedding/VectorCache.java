package dev.rolewright.embedding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;

/**
 * Remembers the vectors of recent texts. Texts may be personal data, so that a key is the SHA-256
 * of its text and the text itself is not kept; and none is kept for long, since a person may be
 * erased by another replica, of which this one hears nothing.
 */
final class VectorCache {
  /** How long a vector is kept after it was computed. */
  static final Duration LIFETIME = Duration.ofHours(1);

  private final Optional<Cache<Key, Embedding>> entries;

  /** Creates a cache of at most so many vectors; with 0 nothing is hashed and nothing kept. */
  VectorCache(int maximumEntries) {
    this(maximumEntries, Ticker.systemTicker());
  }

  VectorCache(int maximumEntries, Ticker ticker) {
    this.entries =
        maximumEntries == 0
            ? Optional.empty()
            : Optional.of(
                Caffeine.newBuilder()
                    .maximumSize(maximumEntries)
                    .expireAfterWrite(LIFETIME)
                    .ticker(ticker)
                    // Removes what has expired even while nobody calls.
                    .scheduler(Scheduler.systemScheduler())
                    .executor(Runnable::run)
                    .build());
  }

  Optional<Embedding> find(String text) {
    return entries.flatMap(cache -> Optional.ofNullable(cache.getIfPresent(Key.of(text))));
  }

  void put(String text, Embedding embedding) {
    entries.ifPresent(cache -> cache.put(Key.of(text), embedding));
  }

  /** The 256 bits of a hash. */
  private record Key(long first, long second, long third, long fourth) {
    static Key of(String text) {
      try {
        byte[] hash =
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        ByteBuffer bits = ByteBuffer.wrap(hash);
        return new Key(bits.getLong(), bits.getLong(), bits.getLong(), bits.getLong());
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("every Java platform has SHA-256", impossible);
      }
    }
  }
}
