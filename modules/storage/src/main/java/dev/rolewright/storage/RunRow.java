package dev.rolewright.storage;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.Cost;
import dev.rolewright.llm.Run;
import dev.rolewright.llm.spi.RunRepository.Entry;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table {@code runs}, with the names of its columns. Rows go to the database as one
 * JSON text: binding each value of each row by itself costs several times as much. Public for the
 * JSON library alone.
 *
 * @param input the sealed messages in Postgres' hexadecimal form of bytes
 * @param output the sealed answer in the same form
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record RunRow(
    String tenantId,
    String id,
    String correlationId,
    String principalId,
    String task,
    String promptName,
    String promptVersion,
    String promptHash,
    String inputHash,
    long promptLength,
    String provider,
    String model,
    int attempt,
    String status,
    String finishReason,
    Optional<Long> inputTokens,
    Optional<Long> outputTokens,
    Optional<Long> cachedInputTokens,
    Optional<Long> reasoningTokens,
    Optional<Long> cacheWriteTokens,
    Optional<Long> costPicos,
    Optional<Boolean> costEstimated,
    String errorReason,
    String errorMessage,
    String startTime,
    Optional<String> firstTextTime,
    Optional<String> endTime,
    String experiment,
    String variant,
    Optional<String> input,
    Optional<String> output) {

  static RunRow of(Entry entry, RunContents contents) {
    Run run = entry.run();
    return new RunRow(
        run.tenantId(),
        run.id(),
        run.correlationId(),
        run.principalId(),
        run.purpose().task(),
        run.purpose().promptName(),
        run.purpose().promptVersion(),
        run.purpose().promptHash(),
        run.inputHash(),
        run.promptLength(),
        run.model().provider(),
        run.model().model(),
        run.attempt(),
        run.status().name(),
        run.finishReason().name(),
        tokens(run, TokenUsage::inputTokens),
        tokens(run, TokenUsage::outputTokens),
        tokens(run, TokenUsage::cachedInputTokens),
        tokens(run, TokenUsage::reasoningTokens),
        tokens(run, TokenUsage::cacheWriteTokens),
        run.cost().map(Cost::picos),
        run.cost().map(Cost::isEstimated),
        run.error().map(Enum::name).orElse(""),
        run.errorMessage(),
        run.startTime().toString(),
        run.firstTextTime().map(Instant::toString),
        run.endTime().map(Instant::toString),
        run.variant().experiment(),
        run.variant().name(),
        bytes(contents.seal(run, entry.input())),
        bytes(contents.sealText(run, entry.output())));
  }

  private static Optional<Long> tokens(Run run, ToLongFunction<TokenUsage> which) {
    return run.usage().map(which::applyAsLong);
  }

  private static Optional<String> bytes(byte @Nullable [] bytes) {
    return bytes == null ? Optional.empty() : Optional.of("\\x" + HexFormat.of().formatHex(bytes));
  }
}
