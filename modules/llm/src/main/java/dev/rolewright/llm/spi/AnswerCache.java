package dev.rolewright.llm.spi;

import java.time.Duration;
import java.util.Optional;

/**
 * Keeps answers for a while. No method throws, and each takes a short time at most: a cache that is
 * away is an empty one. What can't be read, was made for another key or by another version of this
 * is not found, and goes.
 */
public interface AnswerCache {
  /**
   * An answer and its age.
   *
   * @param age since it was stored, by the clock of the cache, which all replicas share
   */
  record Found(CachedAnswer answer, Duration age) {}

  /**
   * How long an answer is of use.
   *
   * @param ttl as long as it is as good as a new one; positive
   * @param staleFor after that, as long as it is better than none
   * @param since how long ago its model was asked; an answer of before {@link #forget} is not
   *     stored after it
   */
  record Keeping(Duration ttl, Duration staleFor, Duration since) {
    /** Returns how long the answer is kept. */
    public Duration total() {
      return ttl.plus(staleFor);
    }
  }

  /** Returns what is kept under a key, however old. */
  Optional<Found> find(AnswerKey key);

  /**
   * Keeps an answer in the place of one that was there; an answer that is too large is not kept.
   */
  void store(AnswerKey key, CachedAnswer answer, Keeping keeping);

  /**
   * Removes all answers of a tenant, those too that are under way when it is called.
   *
   * @return whether none is left; false where the cache can't be reached, so that it has to be
   *     asked again
   */
  boolean forget(String tenantId);

  /** Returns a cache that keeps nothing. */
  static AnswerCache none() {
    return NoAnswerCache.INSTANCE;
  }
}
