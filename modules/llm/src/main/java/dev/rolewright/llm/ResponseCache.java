package dev.rolewright.llm;

import dev.rolewright.llm.spi.AnswerCache;
import dev.rolewright.llm.spi.AnswerCache.Found;
import dev.rolewright.llm.spi.AnswerCache.Keeping;
import dev.rolewright.llm.spi.AnswerKey;
import dev.rolewright.llm.spi.CachedAnswer;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * The answers that the gateway keeps. Looking for one takes the caller's time; keeping one does
 * not: that happens beside the call, and where too many wait to be kept, the next is not. Safe for
 * use by many threads.
 */
public final class ResponseCache {
  private static final int MOST_WAITING = 64;

  private final AnswerCache answers;
  private final HitRates rates;
  private final Executor background;
  private final boolean isOn;
  private final Semaphore waiting = new Semaphore(MOST_WAITING);
  private final AtomicLong notKept = new AtomicLong();

  private ResponseCache(AnswerCache answers, HitRates rates, Executor background, boolean isOn) {
    this.answers = answers;
    this.rates = rates;
    this.background = background;
    this.isOn = isOn;
  }

  /**
   * Creates one.
   *
   * @param background runs what need not be waited for, e.g. each on a virtual thread
   */
  public static ResponseCache create(AnswerCache answers, HitRates rates, Executor background) {
    return new ResponseCache(answers, rates, background, true);
  }

  /** Returns one for a gateway without a cache: its answers say so. */
  public static ResponseCache none() {
    return new ResponseCache(AnswerCache.none(), HitRates.create(), Runnable::run, false);
  }

  boolean isOn() {
    return isOn;
  }

  /** Returns how often it helped. */
  public HitRates rates() {
    return rates;
  }

  /** Returns how many answers were not kept because too many waited for it. */
  public long notKept() {
    return notKept.get();
  }

  /**
   * Removes all answers of a tenant, see {@link AnswerCache#forget}.
   *
   * @return whether none is left
   */
  public boolean forget(String tenantId) {
    return answers.forget(tenantId);
  }

  Optional<Found> find(AnswerKey key) {
    return answers.find(key);
  }

  /** Keeps an answer beside the call, if it is worth it, which is found out there too. */
  void keep(AnswerKey key, CachedAnswer answer, Keeping keeping, BooleanSupplier isWorthIt) {
    if (!waiting.tryAcquire()) {
      notKept.incrementAndGet();
      return;
    }
    background.execute(
        () -> {
          try {
            if (isWorthIt.getAsBoolean()) {
              answers.store(key, answer, keeping);
            }
          } finally {
            waiting.release();
          }
        });
  }
}
