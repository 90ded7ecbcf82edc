package dev.rolewright.llm;

import dev.rolewright.domain.CacheState;
import dev.rolewright.domain.FinishReason;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.platform.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One request to the gateway with all its attempts, as it is recorded when it has ended.
 *
 * @param id UUIDv7
 * @param target the model, route or task that was asked for
 * @param model who answered; empty where nobody did
 * @param runs ids of the attempts, in their order, those of a second question included
 * @param error why there is no answer; empty where there is one
 * @param usage of the attempts that answered, of which there are two where the first answer did not
 *     meet its schema; of a kept answer as it was counted then; empty where a vendor did not count
 * @param cost of all attempts
 * @param latency from the receipt of the call to the end of the answer
 * @param timeToFirstToken from the receipt of the call; empty for no text
 * @param waiting spent before retries, a part of the latency
 * @param cache whether it is a kept answer; NONE where none could have been, or there is none
 * @param cacheAge of a kept answer; else empty
 * @param variant side of an experiment, where its model was the first that was asked
 */
public record RequestRecord(
    String id,
    String correlationId,
    String tenantId,
    String principalId,
    Purpose purpose,
    String target,
    Optional<ModelName> model,
    List<String> runs,
    Optional<ErrorCode> error,
    FinishReason finishReason,
    Optional<TokenUsage> usage,
    Cost cost,
    Duration latency,
    Optional<Duration> timeToFirstToken,
    Duration waiting,
    CacheState cache,
    Optional<Duration> cacheAge,
    Variant variant,
    Instant endTime) {
  /** Copies the list. */
  public RequestRecord {
    runs = List.copyOf(runs);
  }
}
