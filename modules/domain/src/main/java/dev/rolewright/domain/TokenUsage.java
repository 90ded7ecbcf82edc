package dev.rolewright.domain;

/** Number of tokens of one answer; all zero for the local engine. */
public record TokenUsage(
    long inputTokens, long outputTokens, long cachedInputTokens, long reasoningTokens) {

  /** No tokens at all. */
  public static final TokenUsage NONE = new TokenUsage(0, 0, 0, 0);
}
