package dev.rolewright.llm;

import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.llm.spi.RateLimits;
import dev.rolewright.llm.spi.Spending;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.pricing.Price;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets a call of a model begin: its breaker, the limits of its provider and the budgets have to
 * allow it, in this order, so that nothing is counted or held for a call that is not made.
 */
final class Entrance {
  private final Question question;
  private final ModelName model;
  private final LlmProvider provider;
  private final Breaker breaker;
  private final CallSize.Most size;
  private final Price price;
  private final Pauses pauses;
  private @Nullable RolewrightException refusal;

  /**
   * Makes the one of a model for a question.
   *
   * @param parameters with which it is called
   */
  Entrance(
      Question question,
      ModelName model,
      LlmProvider provider,
      Breaker breaker,
      ChatParameters parameters,
      Price price,
      Pauses pauses) {
    this.question = question;
    this.model = model;
    this.provider = provider;
    this.breaker = breaker;
    this.size = CallSize.most(question.config(), model, parameters, question.request());
    this.price = price;
    this.pauses = pauses;
  }

  /**
   * A call that may be made.
   *
   * @param permit the breaker's
   * @param record of the attempt, whose end books what it cost
   */
  record Entered(Breaker.Permit permit, Recorder.AttemptRecord record) {}

  /** Returns why a limit or a budget did not let the last call begin; empty where none did. */
  Optional<RolewrightException> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** Returns empty where the call can't be made, and then another model may be asked. */
  Optional<Entered> enter() {
    while (true) {
      Optional<Breaker.Permit> permit = breaker.tryPass();
      if (permit.isEmpty()) {
        return Optional.empty();
      }
      try {
        switch (admission()) {
          case RateLimits.Admission.Admitted(RateLimits.Ticket ticket) -> {
            return Optional.of(new Entered(permit.get(), pay(ticket)));
          }
          case RateLimits.Admission.Refused(RolewrightException reason) -> {
            permit.get().ignored();
            Optional<Duration> wait = reason.retryDelay().filter(pauses::fits);
            if (wait.isEmpty()) {
              refusal = reason;
              return Optional.empty();
            }
            pauses.pause(wait.get());
          }
        }
      } catch (RolewrightException refused) {
        permit.get().ignored();
        question.context().checkActive();
        refusal = refused;
        return Optional.empty();
      }
    }
  }

  private RateLimits.Admission admission() {
    return question.ports().limits().call(model, provider.account(), size::sum);
  }

  /** Has the money held that the call can cost at most, and begins its record. */
  private Recorder.AttemptRecord pay(RateLimits.Ticket ticket) {
    Recorder recorder = question.recorder();
    String runId = recorder.nextRunId();
    String account = provider.account();
    String task = question.request().purpose().task();
    try {
      Spending.Hold hold =
          question
              .ports()
              .spending()
              .hold(
                  question.context(),
                  new Spending.Call(model, account, task, runId, size.cost(price)));
      return recorder.begin(runId, model, account, hold, ticket);
    } catch (RolewrightException refused) {
      ticket.used(0);
      throw refused;
    }
  }
}
