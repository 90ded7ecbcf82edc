package dev.rolewright.pricing;

import dev.rolewright.domain.TokenUsage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a model costs at one time.
 *
 * <p>Tiers are as the vendors have them: where a request has more input tokens than a threshold,
 * cached ones included, all its tokens are paid at the tier's rates, those of the answer too
 * (OpenAI: above 272,000 tokens of the present models; Anthropic: above 100,000 of Claude Haiku
 * 5.5, above 200,000 of earlier models).
 */
public final class Price {
  /** Rates for requests above a number of input tokens. */
  record Tier(long aboveInputTokens, Rates rates) {}

  private final Rates base;
  private final List<Tier> tiers;
  private final boolean known;
  private final Optional<Instant> from;

  /**
   * Makes one.
   *
   * @param tiers by rising thresholds
   * @param known whether it is the model's own
   * @param from since when it holds; empty where it is not the model's own
   */
  Price(Rates base, List<Tier> tiers, boolean known, Optional<Instant> from) {
    this.base = base;
    this.tiers = List.copyOf(tiers);
    this.known = known;
    this.from = from;
  }

  /** Tells whether the model has a price of its own; else it is counted at the dearest known. */
  public boolean isKnown() {
    return known;
  }

  /** Returns since when it holds; empty where it is not the model's own. */
  public Optional<Instant> from() {
    return from;
  }

  /** Returns the price of one input token of a request in the lowest tier, in pico-USD. */
  public long inputPicos() {
    return base.input();
  }

  /** Returns the price of one output token of a request in the lowest tier, in pico-USD. */
  public long outputPicos() {
    return base.output();
  }

  /** Returns what tokens cost, in pico-USD; {@link Long#MAX_VALUE} for more than that. */
  public long cost(TokenUsage usage) {
    return rates(usage.inputTokens()).cost(usage);
  }

  /**
   * Returns the most that a request can cost, in pico-USD, whatever the vendor makes of its tokens
   * and wherever in the range its real number of input tokens is.
   *
   * @param inputTokens at most
   * @param outputTokens at most
   */
  public long most(long inputTokens, long outputTokens) {
    long most = base.most(inputTokens, outputTokens);
    for (Tier tier : tiers) {
      if (inputTokens > tier.aboveInputTokens()) {
        most = Math.max(most, tier.rates().most(inputTokens, outputTokens));
      }
    }
    return most;
  }

  /** Returns the dearest rates of all tiers. */
  Rates dearest() {
    return tiers.stream().map(Tier::rates).reduce(base, Rates::dearest);
  }

  private Rates rates(long inputTokens) {
    Rates rates = base;
    for (Tier tier : tiers) {
      if (inputTokens > tier.aboveInputTokens()) {
        rates = tier.rates();
      }
    }
    return rates;
  }
}
