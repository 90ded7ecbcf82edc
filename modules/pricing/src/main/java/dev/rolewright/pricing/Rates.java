package dev.rolewright.pricing;

import dev.rolewright.domain.TokenUsage;

/**
 * Prices of single tokens, in pico-USD (10<sup>-12</sup> USD). None is negative.
 *
 * @param input of one token of the request
 * @param cachedInput of one that the vendor read from its own cache
 * @param cacheWrite of one that the vendor wrote to its own cache
 * @param output of one token of the answer
 * @param reasoning of one token of the answer that is not in its text
 */
record Rates(long input, long cachedInput, long cacheWrite, long output, long reasoning) {
  /** Nothing costs anything. */
  static final Rates FREE = new Rates(0, 0, 0, 0, 0);

  /** Returns the greater of both for each kind of token. */
  Rates dearest(Rates other) {
    return new Rates(
        Math.max(input, other.input),
        Math.max(cachedInput, other.cachedInput),
        Math.max(cacheWrite, other.cacheWrite),
        Math.max(output, other.output),
        Math.max(reasoning, other.reasoning));
  }

  /**
   * Returns what tokens cost. The vendors count cached and written tokens among those of the
   * request, and reasoning among those of the answer; where parts exceed their whole, each part is
   * still paid.
   */
  long cost(TokenUsage usage) {
    long plainInput =
        Math.max(0, usage.inputTokens() - usage.cachedInputTokens() - usage.cacheWriteTokens());
    long text = Math.max(0, usage.outputTokens() - usage.reasoningTokens());
    long cost = times(plainInput, input);
    cost = plus(cost, times(usage.cachedInputTokens(), cachedInput));
    cost = plus(cost, times(usage.cacheWriteTokens(), cacheWrite));
    cost = plus(cost, times(text, output));
    return plus(cost, times(usage.reasoningTokens(), reasoning));
  }

  /** Returns the most that so many tokens can cost, whichever kind the vendor makes of them. */
  long most(long inputTokens, long outputTokens) {
    return plus(
        times(inputTokens, Math.max(input, Math.max(cachedInput, cacheWrite))),
        times(outputTokens, Math.max(output, reasoning)));
  }

  /** An absurd count must not wrap around to a small or a negative cost. */
  private static long times(long tokens, long rate) {
    long product = Math.max(0, tokens) * rate;
    return Math.multiplyHigh(Math.max(0, tokens), rate) == 0 && product >= 0
        ? product
        : Long.MAX_VALUE;
  }

  private static long plus(long one, long other) {
    long sum = one + other;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
