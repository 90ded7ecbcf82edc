package dev.rolewright.llm;

import dev.rolewright.domain.TokenUsage;
import dev.rolewright.pricing.Price;

/**
 * What a request would cost with one model.
 *
 * @param inputTokens about how many the request is
 * @param mostInputTokens more than any vendor makes of it
 * @param mostOutputTokens most tokens of the answer
 */
public record CostEstimate(
    ModelName model, long inputTokens, long mostInputTokens, long mostOutputTokens, Price price) {
  /** Returns the cost of an answer of so many tokens, in pico-USD. */
  public long cost(long outputTokens) {
    return price.cost(new TokenUsage(inputTokens, outputTokens, 0, 0));
  }

  /** Returns the most that it can cost, in pico-USD. */
  public long most() {
    return price.most(mostInputTokens, mostOutputTokens);
  }
}
