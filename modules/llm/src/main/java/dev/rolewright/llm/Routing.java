package dev.rolewright.llm;

import dev.rolewright.domain.CacheState;
import dev.rolewright.domain.FinishReason;
import dev.rolewright.llm.Flight.Landing;
import dev.rolewright.llm.Flight.Ride;
import dev.rolewright.llm.spi.AnswerCache.Found;
import dev.rolewright.llm.spi.CachedAnswer;
import dev.rolewright.llm.spi.ModelInfo;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the models of a route in their order until one gives a whole answer, and none whose answer
 * is kept or on its way to somebody else. Serves one question.
 */
final class Routing {
  private final Question question;
  private final RequestContext context;
  private final GatewayConfig config;
  private final Route route;
  private final Emitter emitter;
  private final Recall recall;

  private final Failures failures = new Failures();
  private int attempts;
  private Duration waiting = Duration.ZERO;
  private Cost cost = Cost.NONE;
  private int neededContext;
  private ChatEvent.@Nullable Completed completed;

  Routing(Question question, Emitter emitter, Recall recall) {
    this.question = question;
    this.context = question.context();
    this.config = question.config();
    this.route = question.route();
    this.emitter = emitter;
    this.recall = recall;
  }

  /** How far one model is. */
  private static final class Tried {
    private final ModelName model;
    private int calls;
    private boolean brokeOff;
    private Duration probeAfter = Duration.ZERO;
    private Optional<RolewrightException> refusal = Optional.empty();
    private @Nullable LlmException last;

    Tried(ModelName model) {
      this.model = model;
    }

    /** A model that is held back, or that refuses at once, has not taken the request over. */
    boolean tookOver() {
      return last != null && last.fault().isRetryable();
    }
  }

  /** Returns the last event of the answer. */
  ChatEvent.Completed run() {
    Optional<Tried> brokenOff = Optional.empty();
    for (ModelName model : route.models()) {
      if (mayHelp(model)) {
        Tried tried = new Tried(model);
        ask(tried);
        if (completed == null && tried.tookOver()) {
          brokenOff = Optional.of(tried).filter(any -> any.brokeOff);
        }
      }
      if (completed != null) {
        return completed;
      }
    }
    // No model behind it could take the request over, so that it is asked again after all.
    while (completed == null && brokenOff.filter(tried -> tried.brokeOff).isPresent()) {
      ask(brokenOff.get());
    }
    return completed == null ? stale(failures.toException()) : completed;
  }

  private ChatEvent.Completed stale(RolewrightException failure) {
    Found found = recall.stale(failure.code()).orElseThrow(() -> failure);
    return replay(found, CacheState.STALE);
  }

  /** After an input was too long, only a model that reads more is asked. */
  private boolean mayHelp(ModelName model) {
    return neededContext == 0
        || config.info(model).map(ModelInfo::contextTokens).orElse(0) > neededContext;
  }

  private void ask(Tried tried) {
    tried.brokeOff = false;
    if (recall.isOn()) {
      recall
          .ofCategory(question, tried.model)
          .ifPresentOrElse(found -> replay(found, CacheState.CATEGORY_HIT), () -> share(tried));
    } else {
      askAlone(tried);
    }
    if (completed != null) {
      return;
    }
    // What a model answered before says more than why it is not asked again.
    if (tried.last != null) {
      giveUp(tried.model, tried.last);
    } else if (tried.refusal.isPresent()) {
      failures.refused(tried.model, tried.refusal.get());
    } else {
      failures.heldBack(tried.model, tried.probeAfter);
    }
  }

  private void askAlone(Tried tried) {
    TurnResult result = turn(tried, question, emitter).ask();
    Optional<Long> firstText = result.answer().flatMap(TurnResult.Answer::firstTextNanos);
    took(tried, result, CacheState.NONE, firstText);
  }

  private Turn turn(Tried tried, Question asked, Emitter out) {
    return new Turn(asked, tried.model, out, context::remaining, tried.calls, tried.last);
  }

  /** Takes the answer from the cache, or with all others who ask the same now from the model. */
  private void share(Tried tried) {
    boolean isOver = tried.calls > config.retries().maxRetries();
    while (!isOver) {
      Ride ride = recall.board(question, tried.model, tried.calls, tried.last);
      RideReading reading = new RideReading(question, ride, tried.model, emitter);
      try {
        switch (reading.toTheEnd()) {
          case Landing.Kept(Found found, boolean isAwaited) -> {
            CacheState state = isAwaited ? CacheState.COALESCED : CacheState.HIT;
            ChatEvent.Completed _ = replay(found, state);
            isOver = true;
          }
          case Landing.Asked(TurnResult result, Optional<Found> stale, boolean isOfAnother) -> {
            stale.ifPresent(recall::note);
            boolean isOurs = ride.isFirst() && !isOfAnother;
            CacheState state = isOurs ? CacheState.MISS : CacheState.COALESCED;
            took(tried, result, state, reading.firstTextNanos());
            if (isOurs) {
              result
                  .answer()
                  .ifPresent(whole -> recall.keepForCategory(question, tried.model, whole));
            }
            // What another one's key may not spend, this one's may.
            isOver = isOurs || result.refusal().isEmpty();
          }
          case Landing.Crashed(RuntimeException reason) -> {
            if (ride.isFirst() || isOfTheAnswer(reason)) {
              throw reason;
            }
            // What stopped another request need not stop this one.
            emitter.breakOff(new LlmException(Fault.CONNECTION, "The answer broke off."));
          }
        }
      } finally {
        reading.leave();
      }
    }
  }

  private static boolean isOfTheAnswer(RuntimeException reason) {
    return reason instanceof RolewrightException known
        && known.code() == ErrorCode.RESPONSE_INVALID;
  }

  /** Notes what came of a model. */
  private void took(
      Tried tried, TurnResult result, CacheState state, Optional<Long> firstTextNanos) {
    // Another request may have asked it for this one too.
    if (result.attempts() > 0 || result.answer().isPresent()) {
      question.recorder().asked(tried.model);
    }
    tried.calls += result.attempts();
    tried.brokeOff = result.brokeOff();
    tried.last = result.failure().orElse(null);
    tried.refusal = result.refusal();
    tried.probeAfter = result.probeAfter();
    if (state != CacheState.COALESCED) {
      attempts += result.attempts();
      waiting = waiting.plus(result.waiting());
      cost = cost.plus(result.cost());
    }
    result.failure().ifPresent(emitter::breakOff);
    result
        .answer()
        .ifPresent(
            answer ->
                complete(
                    new ChatEvent.Completed(
                        tried.model,
                        answer.runId(),
                        answer.finishReason(),
                        answer.usage(),
                        answer.isUsageEstimated(),
                        cost,
                        attempts,
                        context.elapsed(),
                        firstTextNanos.map(
                            nanos -> Duration.ofNanos(nanos - context.receivedNanos())),
                        waiting,
                        state,
                        Optional.empty(),
                        question.recorder().variant())));
  }

  /** Passes a kept answer on. */
  private ChatEvent.Completed replay(Found found, CacheState state) {
    context.checkActive();
    CachedAnswer answer = found.answer();
    question.recorder().asked(answer.model());
    Optional<Duration> toFirstText = Optional.of(context.elapsed());
    TextPieces.of(answer.text(), piece -> emitter.text(answer.model(), piece));
    return complete(
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
            Optional.of(found.age()).filter(age -> state != CacheState.COALESCED),
            question.recorder().variant()));
  }

  private ChatEvent.Completed complete(ChatEvent.Completed end) {
    completed = end;
    emitter.complete(end);
    return end;
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
