package dev.rolewright.embedding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * Remembers the vectors of recent texts. Texts may be personal data, so that a key is the SHA-256
 * of its text and the text itself is not kept.
 */
final class VectorCache {
  private final Optional<Cache<Key, Embedding>> entries;

  /** Creates a cache of at most so many vectors; with 0 nothing is hashed and nothing kept. */
  VectorCache(int maximumEntries) {
    this.entries =
        maximumEntries == 0
            ? Optional.empty()
            : Optional.of(
                Caffeine.newBuilder().maximumSize(maximumEntries).executor(Runnable::run).build());
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
