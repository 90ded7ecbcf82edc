package dev.rolewright.llm;

import dev.rolewright.llm.spi.AnswerCache;
import dev.rolewright.llm.spi.AnswerCache.Found;
import dev.rolewright.llm.spi.AnswerCache.Keeping;
import dev.rolewright.llm.spi.AnswerKey;
import dev.rolewright.llm.spi.CachedAnswer;
import dev.rolewright.llm.spi.SharedAnswerCheck;
import dev.rolewright.llm.spi.SharedFlights;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * The answers that the gateway keeps, and those on their way, which all who ask the same share.
 * Safe for use by many threads.
 */
public final class ResponseCache {
  private final AnswerCache answers;
  private final SharedFlights shared;
  private final SharedAnswerCheck check;
  private final HitRates rates;
  private final Executor threads;
  private final Flights flights;
  private final boolean isOn;

  private ResponseCache(
      AnswerCache answers,
      SharedFlights shared,
      SharedAnswerCheck check,
      HitRates rates,
      Executor threads,
      boolean isOn) {
    this.answers = answers;
    this.shared = shared;
    this.check = check;
    this.rates = rates;
    this.threads = threads;
    this.flights = new Flights(threads);
    this.isOn = isOn;
  }

  /**
   * Creates one for one gateway, which shares answers on their way with nobody.
   *
   * @param threads runs each task on a thread of its own, e.g. a virtual one: a task takes as long
   *     as a model takes to answer
   */
  public static ResponseCache create(AnswerCache answers, HitRates rates, Executor threads) {
    return create(answers, SharedFlights.alone(answers), rates, threads);
  }

  /**
   * Creates one for one gateway, which keeps no answer for a category.
   *
   * @param shared answers on their way to other gateways
   * @param threads as above
   */
  public static ResponseCache create(
      AnswerCache answers, SharedFlights shared, HitRates rates, Executor threads) {
    return create(answers, shared, SharedAnswerCheck.none(), rates, threads);
  }

  /**
   * Creates one for one gateway.
   *
   * @param shared answers on their way to other gateways
   * @param check tells which answers may be kept for a category
   * @param threads as above
   */
  public static ResponseCache create(
      AnswerCache answers,
      SharedFlights shared,
      SharedAnswerCheck check,
      HitRates rates,
      Executor threads) {
    return new ResponseCache(answers, shared, check, rates, threads, true);
  }

  /** Returns one for a gateway without a cache: its answers say so. */
  public static ResponseCache none() {
    AnswerCache none = AnswerCache.none();
    return new ResponseCache(
        none,
        SharedFlights.alone(none),
        SharedAnswerCheck.none(),
        HitRates.create(),
        Runnable::run,
        false);
  }

  boolean isOn() {
    return isOn;
  }

  Optional<Found> find(AnswerKey key) {
    return answers.find(key);
  }

  SharedAnswerCheck check() {
    return check;
  }

  SharedFlights shared() {
    return shared;
  }

  Executor threads() {
    return threads;
  }

  Flights flights() {
    return flights;
  }

  /** Returns how often it helped. */
  public HitRates rates() {
    return rates;
  }

  /** Returns how many answers are on their way to those who may share them. */
  public int underWay() {
    return flights.size();
  }

  /**
   * Removes all answers of a tenant, see {@link AnswerCache#forget}.
   *
   * @return whether none is left
   */
  public boolean forget(String tenantId) {
    return answers.forget(tenantId);
  }

  void keep(AnswerKey key, CachedAnswer answer, Keeping keeping) {
    answers.store(key, answer, keeping);
  }
}
