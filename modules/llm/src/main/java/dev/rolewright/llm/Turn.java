package dev.rolewright.llm;

import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.llm.spi.ProviderAnswer;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.pricing.Price;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks one model until it gives a whole answer: at most as often as the retries allow, and not
 * while its breaker is open. Runs once, on one thread.
 */
final class Turn {
  private final Question question;
  private final RequestContext context;
  private final GatewayConfig config;
  private final Emitter emitter;
  private final ModelName model;
  private final LlmProvider provider;
  private final Breaker breaker;
  private final ChatParameters parameters;
  private final Price price;
  private final Pauses pauses;
  private final Entrance entrance;

  private final int callsBefore;
  private int calls;
  private @Nullable LlmException last;
  private boolean brokeOff;
  private Cost cost = Cost.NONE;
  private TurnResult.@Nullable Answer answer;

  /**
   * @param patience how long those who wait for the answer still do
   * @param callsBefore calls of the model for the question until now
   * @param last why the last one of them failed; null for none
   */
  Turn(
      Question question,
      ModelName model,
      Emitter emitter,
      Supplier<Duration> patience,
      int callsBefore,
      @Nullable LlmException last) {
    this.question = question;
    this.context = question.context();
    this.config = question.config();
    this.emitter = emitter;
    this.model = model;
    this.provider = config.provider(model);
    this.breaker = question.breakers().of(model, provider.account());
    this.parameters = CallSize.parameters(config, question.route(), model, question.request());
    this.price = config.price(model, context.time().now());
    this.pauses = new Pauses(question, patience);
    this.entrance = new Entrance(question, model, provider, breaker, parameters, price, pauses);
    this.callsBefore = callsBefore;
    this.calls = callsBefore;
    this.last = last;
  }

  /** Calls the model until it answers, may not be called again, or broke off with text out. */
  TurnResult ask() {
    while (mayCall()) {
      Optional<Entrance.Entered> entered = entrance.enter();
      if (entered.isEmpty()) {
        break;
      }
      Attempt attempt = new Attempt(context, model, emitter);
      calls++;
      last = call(attempt, entered.get());
      if (last == null) {
        break;
      }
      boolean mayHelpAgain = last.fault().isRetryable() && !attempt.isSilent();
      // A caller who has read text is not made to read it again from one that breaks off.
      brokeOff = mayHelpAgain && attempt.firstTextNanos().isPresent();
      if (!mayHelpAgain || brokeOff) {
        break;
      }
    }
    return new TurnResult(
        Optional.ofNullable(answer),
        Optional.ofNullable(last),
        brokeOff,
        entrance.refusal(),
        calls - callsBefore,
        pauses.total(),
        cost,
        breaker.health().probeAfter().orElse(Duration.ZERO));
  }

  /** Waits where it has to; false where a call is not allowed, or where it is better not to. */
  private boolean mayCall() {
    LlmException failed = last;
    return failed == null
        || (calls <= config.retries().maxRetries()
            // A breaker that opened meanwhile is not waited for: the next model answers sooner.
            && breaker.isClosed()
            && waitBefore(calls - 1, failed));
  }

  /** Returns why the call failed; null when it gave a whole answer. */
  private @Nullable LlmException call(Attempt attempt, Entrance.Entered entered) {
    Breaker.Permit permit = entered.permit();
    Recorder.AttemptRecord record = entered.record();
    question.budget().request();
    ChatRequest request = question.request();
    long begin = context.time().nanoTime();
    try {
      ProviderAnswer whole =
          attempt.run(provider, request, parameters, question.route().limits(), question.timers());
      permit.success();
      attempt.firstTextNanos().ifPresent(first -> note(first - begin));
      Bill bill = paid(Bill.of(whole.usage(), request, emitter.text(), price));
      record.succeeded(whole, bill, attempt.firstTextNanos(), emitter.text());
      answer =
          new TurnResult.Answer(
              record.runId(),
              whole.finishReason(),
              bill.usage(),
              bill.isUsageEstimated(),
              attempt.firstTextNanos(),
              emitter.text());
      emitter.end(model);
      return null;
    } catch (LlmException failure) {
      if (failure.fault().isProvidersFault()) {
        permit.failure();
      }
      String output = emitter.text();
      Bill bill = paid(Bill.ofFailure(failure, attempt.counted(), request, output, price));
      record.failed(failure, bill, attempt.firstTextNanos(), output);
      emitter.breakOff(failure);
      return failure;
    } catch (RuntimeException givenUp) {
      Bill bill = paid(Bill.of(attempt.counted(), request, emitter.text(), price));
      record.givenUp(givenUp, bill, attempt.firstTextNanos(), emitter.text());
      throw givenUp;
    } finally {
      // What is neither an answer nor the provider's fault says nothing about the provider.
      permit.ignored();
    }
  }

  private void note(long toFirstText) {
    question.times().add(model, provider.account(), toFirstText, context.time().nanoTime());
  }

  private Bill paid(Bill bill) {
    cost = cost.plus(bill.cost());
    return bill;
  }

  /** Waits before a retry; false where it is better not to retry. */
  private boolean waitBefore(int retry, LlmException failed) {
    Optional<Duration> wait = question.backoff().before(retry, failed.retryAfter());
    if (wait.isEmpty() || !pauses.fits(wait.get()) || !question.budget().tryTake()) {
      return false;
    }
    pauses.pause(wait.get());
    return true;
  }
}
