package dev.rolewright.llm;

import dev.rolewright.domain.CacheState;
import dev.rolewright.domain.FinishReason;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.platform.ErrorCode;
import java.time.Duration;
import java.util.Optional;

/**
 * One event of an answer. The first one is {@link Started}, the last one {@link Completed}; a
 * failure is an exception, never an event. The answer is the deltas since the last reset.
 */
public sealed interface ChatEvent {
  /** The model that answers. Comes before any text. */
  record Started(ModelName model) implements ChatEvent {}

  /**
   * Text that is added to the end of the answer.
   *
   * @param text not empty; never a part of a code point
   */
  record TextDelta(String text) implements ChatEvent {}

  /**
   * Drop all text so far: a model answers anew.
   *
   * @param reason why the answer so far broke off
   * @param message the same in words for the caller
   * @param model the one that answers now
   */
  record Reset(ErrorCode reason, String message, ModelName model) implements ChatEvent {}

  /**
   * The answer is whole.
   *
   * @param model the one that gave it
   * @param runId UUIDv7 of the attempt that gave it; of a kept answer that of the earlier request
   * @param usage of the attempt that answered
   * @param isUsageEstimated whether the vendor did not count
   * @param cost of all attempts, those that failed included
   * @param attempts calls of providers for this request, the one that answered included
   * @param latency from the begin of the request
   * @param timeToFirstToken from the begin of the request; empty for an answer without text
   * @param waiting time spent waiting before retries, a part of the latency
   * @param cache whether it is a kept answer; NONE where none could have been
   * @param cacheAge of a kept answer, since it was kept; else empty
   * @param variant side of an experiment, where its model was the first that was asked
   */
  record Completed(
      ModelName model,
      String runId,
      FinishReason finishReason,
      TokenUsage usage,
      boolean isUsageEstimated,
      Cost cost,
      int attempts,
      Duration latency,
      Optional<Duration> timeToFirstToken,
      Duration waiting,
      CacheState cache,
      Optional<Duration> cacheAge,
      Variant variant)
      implements ChatEvent {
    /** An answer behind which no cache and no experiment stands. */
    public Completed(
        ModelName model,
        String runId,
        FinishReason finishReason,
        TokenUsage usage,
        boolean isUsageEstimated,
        Cost cost,
        int attempts,
        Duration latency,
        Optional<Duration> timeToFirstToken,
        Duration waiting) {
      this(
          model,
          runId,
          finishReason,
          usage,
          isUsageEstimated,
          cost,
          attempts,
          latency,
          timeToFirstToken,
          waiting,
          CacheState.NONE,
          Optional.empty(),
          Variant.NONE);
    }
  }
}
