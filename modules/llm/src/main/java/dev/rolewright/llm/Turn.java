package dev.rolewright.llm;

import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.pricing.Price;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The calls of one model for one question. */
final class Turn {
  private final ModelName model;
  private final LlmProvider provider;
  private final Breaker breaker;
  private final ChatParameters parameters;
  private final Price price;
  private final CallSize.Most size;
  private int calls;
  private boolean brokeOff;
  private boolean refused;
  private @Nullable LlmException last;

  /**
   * Makes one.
   *
   * @param parameters with which the model is called
   */
  Turn(
      ModelName model,
      LlmProvider provider,
      Breaker breaker,
      ChatParameters parameters,
      Price price,
      CallSize.Most size) {
    this.model = model;
    this.provider = provider;
    this.breaker = breaker;
    this.parameters = parameters;
    this.price = price;
    this.size = size;
  }

  ModelName model() {
    return model;
  }

  LlmProvider provider() {
    return provider;
  }

  Breaker breaker() {
    return breaker;
  }

  ChatParameters parameters() {
    return parameters;
  }

  Price price() {
    return price;
  }

  /** Returns the most tokens that a call can take. */
  CallSize.Most size() {
    return size;
  }

  int calls() {
    return calls;
  }

  /** Begins to ask, once more or for the first time. */
  void begin() {
    brokeOff = false;
  }

  /**
   * Notes how a call ended.
   *
   * @param failure null for an answer
   * @param isBroken whether it broke off with text out, and the model may be asked again
   */
  void ended(@Nullable LlmException failure, boolean isBroken) {
    calls++;
    last = failure;
    brokeOff = isBroken;
  }

  /** Notes that a call was not made because a limit or a budget does not allow it. */
  void refuse() {
    refused = true;
  }

  boolean isRefused() {
    return refused;
  }

  boolean brokeOff() {
    return brokeOff;
  }

  /** Returns why the last call failed; empty before the first and after an answer. */
  Optional<LlmException> last() {
    return Optional.ofNullable(last);
  }

  /** A model that is held back, or that refuses at once, has not taken the request over. */
  boolean tookOver() {
    return last != null && last.fault().isRetryable();
  }

  /** Returns how long the breaker holds the model back. */
  Duration heldBackFor() {
    return breaker.health().probeAfter().orElse(Duration.ZERO);
  }
}
