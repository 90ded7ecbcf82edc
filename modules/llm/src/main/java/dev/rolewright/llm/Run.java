package dev.rolewright.llm;

import dev.rolewright.domain.FinishReason;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.platform.ErrorCode;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt at a provider, as it is recorded.
 *
 * @param id UUIDv7
 * @param correlationId what all attempts of one request share
 * @param principalId UUID of the API key that called
 * @param inputHash SHA-256 (hex) of the messages, see {@link ChatRequest#hash}
 * @param promptLength code points of all messages
 * @param attempt position among the attempts of the request, from 1
 * @param finishReason UNSPECIFIED unless SUCCEEDED
 * @param usage as the vendor counted; empty where it did not, or while STARTED
 * @param cost empty while STARTED
 * @param error why it failed; empty unless FAILED
 * @param errorMessage in words, without personal data; empty unless FAILED
 * @param firstTextTime empty where no text came
 * @param endTime empty while STARTED
 * @param variant what its request was on
 */
public record Run(
    String id,
    String correlationId,
    String tenantId,
    String principalId,
    Purpose purpose,
    String inputHash,
    long promptLength,
    ModelName model,
    int attempt,
    Status status,
    FinishReason finishReason,
    Optional<TokenUsage> usage,
    Optional<Cost> cost,
    Optional<ErrorCode> error,
    String errorMessage,
    Instant startTime,
    Optional<Instant> firstTextTime,
    Optional<Instant> endTime,
    Variant variant) {

  /** How far an attempt is. */
  public enum Status {
    /** Under way; stays so where the server was killed. */
    STARTED,
    /** Has an answer. */
    SUCCEEDED,
    /** Has an error. */
    FAILED,
    /** Given up because the caller went away. */
    CANCELLED
  }

  /** Returns the same attempt with its end. */
  public Run ended(
      Status how,
      FinishReason reason,
      Optional<TokenUsage> counted,
      Cost cost,
      Optional<ErrorCode> code,
      String message,
      Optional<Instant> firstText,
      Instant end) {
    return new Run(
        id,
        correlationId,
        tenantId,
        principalId,
        purpose,
        inputHash,
        promptLength,
        model,
        attempt,
        how,
        reason,
        counted,
        Optional.of(cost),
        code,
        message,
        startTime,
        firstText,
        Optional.of(end),
        variant);
  }
}
