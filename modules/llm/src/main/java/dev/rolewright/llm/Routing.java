package dev.rolewright.llm;

import dev.rolewright.domain.CacheState;
import dev.rolewright.domain.FinishReason;
import dev.rolewright.llm.spi.AnswerCache.Found;
import dev.rolewright.llm.spi.CachedAnswer;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.llm.spi.ModelInfo;
import dev.rolewright.llm.spi.ProviderAnswer;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Timers;
import dev.rolewright.pricing.Price;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the models of a route in their order until one gives a whole answer: each at most as often
 * as the retries allow, none while its breaker is open, and none whose answer is kept. Serves one
 * question.
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
  private final Recorder recorder;
  private final Recall recall;

  private final Failures failures = new Failures();
  private int attempts;
  private Duration waiting = Duration.ZERO;
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
      Timers timers,
      Recorder recorder,
      Recall recall) {
    this.context = context;
    this.request = request;
    this.config = config;
    this.route = route;
    this.emitter = emitter;
    this.breakers = breakers;
    this.budget = budget;
    this.backoff = backoff;
    this.timers = timers;
    this.recorder = recorder;
    this.recall = recall;
  }

  /** The calls of one model. */
  private final class Turn {
    private final ModelName model;
    private final LlmProvider provider;
    private final Breaker breaker;
    private int calls;
    private boolean brokeOff;
    private @Nullable LlmException last;

    Turn(ModelName model) {
      this.model = model;
      this.provider = config.provider(model);
      this.breaker = breakers.of(model, provider.account());
    }

    /** A model that is held back, or that refuses at once, has not taken the request over. */
    boolean tookOver() {
      return last != null && last.fault().isRetryable();
    }
  }

  /** Returns the last event of the answer. */
  ChatEvent.Completed run() {
    Optional<Turn> brokenOff = Optional.empty();
    for (ModelName model : route.models()) {
      if (mayHelp(model)) {
        Turn turn = new Turn(model);
        ask(turn);
        if (completed == null && turn.tookOver()) {
          brokenOff = Optional.of(turn).filter(any -> any.brokeOff);
        }
      }
      if (completed != null) {
        return completed;
      }
    }
    // No model behind it could take the request over, so that it is asked again after all.
    while (completed == null && brokenOff.filter(turn -> turn.brokeOff).isPresent()) {
      ask(brokenOff.get());
    }
    return completed == null ? stale(failures.toException()) : completed;
  }

  private ChatEvent.Completed stale(RolewrightException failure) {
    Found found = recall.stale(failure.code()).orElseThrow(() -> failure);
    return replay(found, CacheState.STALE);
  }

  /** Passes a kept answer on. */
  private ChatEvent.Completed replay(Found found, CacheState state) {
    context.checkActive();
    CachedAnswer answer = found.answer();
    Optional<Duration> toFirstText = Optional.of(context.elapsed());
    TextPieces.of(answer.text(), piece -> emitter.text(answer.model(), piece));
    return completed(
        new ChatEvent.Completed(
            answer.model(),
            answer.runId(),
            FinishReason.STOP,
            answer.usage(),
            answer.isUsageEstimated(),
            cost,
            attempts,
            context.elapsed(),
            toFirstText,
            waiting,
            state,
            Optional.of(found.age())));
  }

  private ChatEvent.Completed completed(ChatEvent.Completed end) {
    completed = end;
    emitter.complete(end);
    return end;
  }

  /** After an input was too long, only a model that reads more is asked. */
  private boolean mayHelp(ModelName model) {
    return neededContext == 0
        || config.info(model).map(ModelInfo::contextTokens).orElse(0) > neededContext;
  }

  /** Calls a model until it answers, may not be called again, or broke off with text out. */
  private void ask(Turn turn) {
    turn.brokeOff = false;
    Optional<Found> kept = recall.fresh(turn.model, turn.provider);
    if (kept.isPresent()) {
      replay(kept.get(), CacheState.HIT);
      return;
    }
    while (mayCall(turn)) {
      Optional<Breaker.Permit> permit = turn.breaker.tryPass();
      if (permit.isEmpty()) {
        break;
      }
      Attempt attempt = new Attempt(context, turn.model, emitter);
      turn.calls++;
      turn.last = call(attempt, turn.model, turn.provider, permit.get());
      if (turn.last == null) {
        return;
      }
      boolean mayHelpAgain = turn.last.fault().isRetryable() && !attempt.isSilent();
      // A caller who has read text is not made to read it again from one that breaks off.
      turn.brokeOff = mayHelpAgain && attempt.firstTextNanos().isPresent();
      if (!mayHelpAgain || turn.brokeOff) {
        break;
      }
    }
    if (turn.last == null) {
      failures.heldBack(turn.model, turn.breaker.health().probeAfter().orElse(Duration.ZERO));
    } else {
      giveUp(turn.model, turn.last);
    }
  }

  /** Waits where it has to; false where a call is not allowed, or where it is better not to. */
  private boolean mayCall(Turn turn) {
    LlmException last = turn.last;
    return last == null
        || (turn.calls <= config.retries().maxRetries()
            // A breaker that opened meanwhile is not waited for: the next model answers sooner.
            && turn.breaker.isClosed()
            && waitBefore(turn.calls - 1, last));
  }

  /** Returns why the call failed; null when it gave a whole answer, which is completed then. */
  private @Nullable LlmException call(
      Attempt attempt, ModelName model, LlmProvider provider, Breaker.Permit permit) {
    attempts++;
    budget.request();
    Price price = config.price(model, context.time().now());
    Recorder.AttemptRecord record = recorder.begin(model, provider.account());
    try {
      ProviderAnswer answer =
          attempt.run(
              provider,
              request,
              CallSize.parameters(config, route, model, request),
              route.limits(),
              timers);
      permit.success();
      Bill bill = paid(Bill.of(answer.usage(), request, emitter.text(), price));
      record.succeeded(answer, bill.cost(), attempt.firstTextNanos(), emitter.text());
      complete(model, record.runId(), attempt, answer, bill);
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
    String text = emitter.text();
    ChatEvent.Completed end =
        completed(
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
                waiting,
                recall.miss(),
                Optional.empty()));
    recall.keep(end, text);
  }

  /** Waits before a retry; false where it is better not to retry. */
  private boolean waitBefore(int retry, LlmException last) {
    Optional<Duration> wait = backoff.before(retry, last.retryAfter());
    if (wait.isEmpty() || wait.get().compareTo(context.remaining()) >= 0 || !budget.tryTake()) {
      return false;
    }
    try {
      timers.pause(wait.get(), context.cancellation());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw RolewrightException.of(ErrorCode.CANCELLED, "The caller cancelled the call.");
    }
    waiting = waiting.plus(wait.get());
    recorder.waited(wait.get());
    context.checkActive();
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
