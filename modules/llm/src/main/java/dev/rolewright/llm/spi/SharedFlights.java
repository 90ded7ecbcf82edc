package dev.rolewright.llm.spi;

import dev.rolewright.domain.FinishReason;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.spi.AnswerCache.Found;
import dev.rolewright.llm.spi.AnswerCache.Keeping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Lets replicas share an answer on its way: one of them holds a lease and asks the model, and
 * writes down what comes only where another one wants to read it. No method throws, and each takes
 * a short time at most; where the replicas can't reach each other, each asks by itself.
 */
public interface SharedFlights {
  /** What a replica that needs an answer is to do. */
  sealed interface Joined {
    /** Take the one that is kept. */
    record Kept(Found found) implements Joined {}

    /**
     * Ask the model, and hold the lease by {@link SharedFlights#tend}.
     *
     * @param token stands for this lease alone
     * @param stale a kept answer that is past its time
     */
    record Lead(String token, Optional<Found> stale) implements Joined {}

    /**
     * Read what the holder of a lease writes.
     *
     * @param stale a kept answer that is past its time
     */
    record Follow(String token, Optional<Found> stale) implements Joined {}

    /**
     * Ask the model without a lease.
     *
     * @param stale a kept answer that is past its time
     */
    record Alone(Optional<Found> stale) implements Joined {}
  }

  /** A part of what the holder of a lease writes. */
  sealed interface Part {
    /** More of the text. */
    record Text(String text) implements Part {}

    /** The answer is whole; the last part. */
    record End(String runId, FinishReason finishReason, TokenUsage usage, boolean isUsageEstimated)
        implements Part {}
  }

  /** An answer to keep, and for how long. */
  record Keepsake(CachedAnswer answer, Keeping keeping) {}

  /** How a lease is. */
  enum Lease {
    /** It has lapsed, or nobody can tell. */
    LOST,
    /** It is held. */
    HELD,
    /** It is held, and others want to read. */
    WANTED
  }

  /**
   * What there is to read.
   *
   * @param isHeld whether more may come
   */
  record Progress(List<Part> parts, boolean isHeld) {
    /** Copies the list. */
    public Progress {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Finds an answer, or takes its lease unless another replica holds it.
   *
   * @param ttl an older answer is stale
   * @param staleFor as long as answers are kept after that
   * @param lease how long a lease lasts that is not tended
   */
  Joined join(AnswerKey key, Duration ttl, Duration staleFor, Duration lease);

  /**
   * Makes a lease last on, and adds parts to what others read.
   *
   * @param from number of the first of the parts, from 0
   */
  Lease tend(AnswerKey key, String token, Duration lease, int from, List<Part> parts);

  /**
   * Reads on, and says that somebody does, which holds for as long as a lease lasts.
   *
   * @param from number of the first part that was not read yet
   */
  Progress read(AnswerKey key, String token, Duration lease, int from);

  /**
   * Keeps an answer, and after that gives a lease back unless others want to read.
   *
   * @param kept the answer of this flight; empty for none that is worth it
   * @return whether it is over; false where the holder has to write what it has first
   */
  boolean land(AnswerKey key, String token, Optional<Keepsake> kept);

  /** Gives a lease back. What was written can still be read for a while. */
  void release(AnswerKey key, String token);

  /** Returns the flights of a replica that shares nothing but a cache with others. */
  static SharedFlights alone(AnswerCache answers) {
    return new UnsharedFlights(answers);
  }
}
