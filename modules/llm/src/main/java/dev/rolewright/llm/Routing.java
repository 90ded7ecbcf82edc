package dev.rolewright.llm;

import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.llm.spi.ModelInfo;
import dev.rolewright.llm.spi.ProviderAnswer;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Timers;
import dev.rolewright.pricing.Price;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the models of a route in their order until one gives a whole answer: each at most as often
 * as the retries allow, none while its breaker is open. Serves one question.
 */
final class Routing {
  private final RequestContext context;
  private final ChatRequest request;
  private final GatewayConfig config;
  private final Route route;
  private final Emitter emitter;
  private final Breakers breakers;
  private final RetryBudget budget;
  private final Backoff backoff;
  private final Timers timers;
  private final Pauses pauses;
  private final Entrance entrance;

  private final Failures failures = new Failures();
  private int attempts;
  private Cost cost = Cost.NONE;
  private int neededContext;
  private ChatEvent.@Nullable Completed completed;

  Routing(
      RequestContext context,
      ChatRequest request,
      GatewayConfig config,
      Route route,
      Emitter emitter,
      Breakers breakers,
      RetryBudget budget,
      Backoff backoff,
      GatewayPorts ports,
      Recorder recorder) {
    this.context = context;
    this.request = request;
    this.config = config;
    this.route = route;
    this.emitter = emitter;
    this.breakers = breakers;
    this.budget = budget;
    this.backoff = backoff;
    this.timers = ports.timers();
    this.pauses = new Pauses(context, timers, recorder);
    this.entrance =
        new Entrance(context, request.purpose().task(), ports, pauses, recorder, failures);
  }

  /** Returns the last event of the answer. */
  ChatEvent.Completed run() {
    Optional<Turn> brokenOff = Optional.empty();
    for (ModelName model : route.models()) {
      if (mayHelp(model)) {
        Turn turn = turn(model);
        ask(turn);
        if (completed == null && turn.tookOver()) {
          brokenOff = Optional.of(turn).filter(Turn::brokeOff);
        }
      }
      if (completed != null) {
        return completed;
      }
    }
    // No model behind it could take the request over, so that it is asked again after all.
    while (completed == null && brokenOff.filter(Turn::brokeOff).isPresent()) {
      ask(brokenOff.get());
    }
    if (completed == null) {
      throw failures.toException();
    }
    return completed;
  }

  private Turn turn(ModelName model) {
    LlmProvider provider = config.provider(model);
    ChatParameters parameters = CallSize.parameters(config, route, model, request);
    return new Turn(
        model,
        provider,
        breakers.of(model, provider.account()),
        parameters,
        config.price(model, context.time().now()),
        CallSize.most(config, model, parameters, request));
  }

  /** After an input was too long, only a model that reads more is asked. */
  private boolean mayHelp(ModelName model) {
    return neededContext == 0
        || config.info(model).map(ModelInfo::contextTokens).orElse(0) > neededContext;
  }

  /** Calls a model until it answers, may not be called again, or broke off with text out. */
  private void ask(Turn turn) {
    turn.begin();
    while (mayCall(turn)) {
      Optional<Entrance.Entered> entered = entrance.enter(turn);
      if (entered.isEmpty()) {
        break;
      }
      Attempt attempt = new Attempt(context, turn.model(), emitter);
      LlmException failure = call(attempt, turn, entered.get());
      boolean mayHelpAgain =
          failure != null && failure.fault().isRetryable() && !attempt.isSilent();
      // A caller who has read text is not made to read it again from one that breaks off.
      turn.ended(failure, mayHelpAgain && attempt.firstTextNanos().isPresent());
      if (failure == null) {
        return;
      }
      if (!mayHelpAgain || turn.brokeOff()) {
        break;
      }
    }
    if (turn.last().isPresent()) {
      giveUp(turn.model(), turn.last().get());
    } else if (!turn.isRefused()) {
      failures.heldBack(turn.model(), turn.heldBackFor());
    }
  }

  /** Waits where it has to; false where a call is not allowed, or where it is better not to. */
  private boolean mayCall(Turn turn) {
    return turn.last().isEmpty()
        || (turn.calls() <= config.retries().maxRetries()
            // A breaker that opened meanwhile is not waited for: the next model answers sooner.
            && turn.breaker().isClosed()
            && waitBefore(turn.calls() - 1, turn.last().get()));
  }

  /** Returns why the call failed; null when it gave a whole answer, which is completed then. */
  private @Nullable LlmException call(Attempt attempt, Turn turn, Entrance.Entered entered) {
    Breaker.Permit permit = entered.permit();
    Recorder.AttemptRecord record = entered.record();
    attempts++;
    budget.request();
    Price price = turn.price();
    try {
      ProviderAnswer answer =
          attempt.run(turn.provider(), request, turn.parameters(), route.limits(), timers);
      permit.success();
      Bill bill = paid(Bill.of(answer.usage(), request, emitter.text(), price));
      record.succeeded(answer, bill, attempt.firstTextNanos(), emitter.text());
      complete(turn.model(), record.runId(), attempt, answer, bill);
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

  private Bill paid(Bill bill) {
    cost = cost.plus(bill.cost());
    return bill;
  }

  private void complete(
      ModelName model, String runId, Attempt attempt, ProviderAnswer answer, Bill bill) {
    Optional<Duration> toFirstText =
        attempt.firstTextNanos().map(nanos -> Duration.ofNanos(nanos - context.receivedNanos()));
    ChatEvent.Completed end =
        new ChatEvent.Completed(
            model,
            runId,
            answer.finishReason(),
            bill.usage(),
            bill.isUsageEstimated(),
            cost,
            attempts,
            context.elapsed(),
            toFirstText,
            pauses.total());
    completed = end;
    emitter.complete(end);
  }

  /** Waits before a retry; false where it is better not to retry. */
  private boolean waitBefore(int retry, LlmException last) {
    Optional<Duration> wait = backoff.before(retry, last.retryAfter());
    if (wait.isEmpty() || !pauses.fits(wait.get()) || !budget.tryTake()) {
      return false;
    }
    pauses.pause(wait.get());
    return true;
  }

  /** Notes the failure where another model may be asked; else it goes to the caller as it is. */
  private void giveUp(ModelName model, LlmException failure) {
    failures.add(model, failure);
    if (!failure.fault().allowsFailover()) {
      throw RolewrightException.causedBy(
          failure.fault().callersCode(), model + ": " + failure.getMessage(), failure);
    }
    if (failure.fault() == Fault.CONTEXT_LENGTH) {
      neededContext =
          Math.max(neededContext, config.info(model).map(ModelInfo::contextTokens).orElse(0));
    }
  }
}
