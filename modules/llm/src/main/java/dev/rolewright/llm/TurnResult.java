package dev.rolewright.llm;

import dev.rolewright.domain.FinishReason;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.platform.RolewrightException;
import java.time.Duration;
import java.util.Optional;

/**
 * What came of asking one model.
 *
 * @param answer empty where it gave none
 * @param failure the last one; empty where there is an answer, or where its breaker let no call
 *     through
 * @param brokeOff whether text was out when it failed, so that others are asked before it is again
 * @param refusal why a limit or a budget let no further call begin; empty where none was in the way
 * @param attempts calls that were made
 * @param waiting time spent before retries
 * @param cost of all these calls
 * @param probeAfter when a breaker that is open lets a call through
 */
record TurnResult(
    Optional<Answer> answer,
    Optional<LlmException> failure,
    boolean brokeOff,
    Optional<RolewrightException> refusal,
    int attempts,
    Duration waiting,
    Cost cost,
    Duration probeAfter) {
  /**
   * A whole answer.
   *
   * @param runId of the attempt
   * @param firstTextNanos the clock's reading at the first text; empty for none
   */
  record Answer(
      String runId,
      FinishReason finishReason,
      TokenUsage usage,
      boolean isUsageEstimated,
      Optional<Long> firstTextNanos,
      String text) {}
}
