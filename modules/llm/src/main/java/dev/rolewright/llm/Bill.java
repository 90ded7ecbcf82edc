package dev.rolewright.llm;

import dev.rolewright.domain.TokenUsage;
import dev.rolewright.pricing.Price;
import dev.rolewright.pricing.TokenEstimate;
import java.util.Optional;

/**
 * What one attempt takes.
 *
 * <p>What the vendor counted is paid to the pico-dollar. Where it sent no count, and it may have
 * worked all the same, its tokens are estimated from the texts, rather too many than too few: an
 * answer that nobody waited for is paid as far as it came. What a vendor refuses it does not
 * charge.
 *
 * @param usage as counted, or as estimated
 */
record Bill(TokenUsage usage, boolean isUsageEstimated, Cost cost) {
  /** Returns the number of tokens of request and answer. */
  long tokens() {
    return usage.inputTokens() + usage.outputTokens();
  }

  /** Returns the tokens as the vendor counted them; empty where it did not. */
  Optional<TokenUsage> counted() {
    return isUsageEstimated || usage.equals(TokenUsage.NONE)
        ? Optional.empty()
        : Optional.of(usage);
  }

  /** Returns the bill of an attempt of which the vendor told the tokens. */
  static Bill counted(TokenUsage usage, Price price) {
    return new Bill(usage, false, new Cost(price.cost(usage), !price.isKnown()));
  }

  /** Returns the bill of an attempt that ended with an answer or without a reason of the vendor. */
  static Bill of(Optional<TokenUsage> counted, ChatRequest request, String output, Price price) {
    return counted
        .map(usage -> counted(usage, price))
        .orElseGet(() -> estimated(request, output, price));
  }

  /** Returns the bill of an attempt that failed. */
  static Bill ofFailure(
      LlmException failure,
      Optional<TokenUsage> counted,
      ChatRequest request,
      String output,
      Price price) {
    return counted.isEmpty() && output.isEmpty() && !mayBeCharged(failure)
        ? new Bill(TokenUsage.NONE, false, Cost.NONE)
        : of(counted, request, output, price);
  }

  private static Bill estimated(ChatRequest request, String output, Price price) {
    TokenUsage usage =
        new TokenUsage(CallSize.inputTokens(request), TokenEstimate.of(output), 0, 0);
    return new Bill(usage, true, new Cost(price.cost(usage), true));
  }

  /** Tells whether the vendor may have worked although nothing of it has come. */
  private static boolean mayBeCharged(LlmException failure) {
    return switch (failure.fault()) {
      case TIMEOUT, MALFORMED -> true;
      case CONNECTION, CANCELLED -> failure.wasSent();
      case RATE_LIMIT,
          AUTHENTICATION,
          PERMISSION,
          CONTEXT_LENGTH,
          CONTENT_FILTER,
          BAD_REQUEST,
          OVERLOADED,
          SERVER ->
          false;
    };
  }
}
