package dev.rolewright.domain;

/**
 * Number of tokens of one answer; all zero for the local engine.
 *
 * @param inputTokens of the request, those of the vendor's cache included
 * @param outputTokens of the answer, reasoning included
 * @param cachedInputTokens those of the input that the vendor read from its own cache
 * @param reasoningTokens those of the output that are not in the text
 * @param cacheWriteTokens those of the input that the vendor wrote to its own cache
 */
public record TokenUsage(
    long inputTokens,
    long outputTokens,
    long cachedInputTokens,
    long reasoningTokens,
    long cacheWriteTokens) {

  /** No tokens at all. */
  public static final TokenUsage NONE = new TokenUsage(0, 0, 0, 0);

  /** Makes one of a vendor that tells nothing of writes to its cache. */
  public TokenUsage(
      long inputTokens, long outputTokens, long cachedInputTokens, long reasoningTokens) {
    this(inputTokens, outputTokens, cachedInputTokens, reasoningTokens, 0);
  }

  /** Returns the sum of both. */
  public TokenUsage plus(TokenUsage other) {
    return new TokenUsage(
        inputTokens + other.inputTokens,
        outputTokens + other.outputTokens,
        cachedInputTokens + other.cachedInputTokens,
        reasoningTokens + other.reasoningTokens,
        cacheWriteTokens + other.cacheWriteTokens);
  }
}
