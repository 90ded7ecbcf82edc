package dev.rolewright.domain;

import java.time.Duration;
import java.util.Optional;

/**
 * Where an answer came from.
 *
 * @param costPicos pico-USD; empty where no price is known
 * @param experiment name of the experiment that the request took part in; empty for none
 * @param variant the request's side of it; empty for none
 */
public record Provenance(
    String provider,
    String model,
    String promptName,
    String promptVersion,
    String promptHash,
    CacheState cache,
    Optional<Duration> cacheAge,
    boolean degraded,
    String degradedReason,
    int attempts,
    TokenUsage usage,
    Optional<Long> costPicos,
    FinishReason finishReason,
    Duration latency,
    Optional<Duration> timeToFirstToken,
    String experiment,
    String variant) {

  /** Name of the provider for answers of the local engine. */
  public static final String LOCAL = "local";

  /** Returns the provenance of an answer of the local engine, which costs nothing. */
  public static Provenance local(
      String model, Duration latency, Optional<Duration> timeToFirstToken) {
    return new Provenance(
        LOCAL,
        model,
        "",
        "",
        "",
        CacheState.NONE,
        Optional.empty(),
        false,
        "",
        0,
        TokenUsage.NONE,
        Optional.of(0L),
        FinishReason.STOP,
        latency,
        timeToFirstToken,
        "",
        "");
  }

  /**
   * Returns the same of an answer that stands in for a better one.
   *
   * @param triedAttempts attempts at having the better one
   * @param triedPicos what they cost, in pico-USD
   */
  public Provenance degradedBecause(String reason, int triedAttempts, long triedPicos) {
    return new Provenance(
        provider,
        model,
        promptName,
        promptVersion,
        promptHash,
        cache,
        cacheAge,
        true,
        reason,
        attempts + triedAttempts,
        usage,
        costPicos.map(own -> Math.addExact(own, triedPicos)),
        finishReason,
        latency,
        timeToFirstToken,
        experiment,
        variant);
  }
}
