package dev.rolewright.llm;

import dev.rolewright.domain.FinishReason;
import dev.rolewright.llm.Flight.Landing;
import dev.rolewright.llm.spi.AnswerCache.Found;
import dev.rolewright.llm.spi.AnswerCache.Keeping;
import dev.rolewright.llm.spi.AnswerKey;
import dev.rolewright.llm.spi.CachedAnswer;
import dev.rolewright.llm.spi.SharedFlights;
import dev.rolewright.llm.spi.SharedFlights.Joined;
import dev.rolewright.llm.spi.SharedFlights.Keepsake;
import dev.rolewright.llm.spi.SharedFlights.Part;
import dev.rolewright.llm.spi.SharedFlights.Progress;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a flight does on its thread: takes the answer that is kept, reads along with the replica
 * that asks for it, or asks the model for all of them.
 */
final class Leg {
  /** After so long a replica that is gone is replaced. */
  static final Duration LEASE = Duration.ofSeconds(5);

  /** How often a lease is renewed, so that a replica under load does not lose it. */
  static final Duration RENEWAL = Duration.ofSeconds(1);

  /** How often a replica reads what another one writes: a wait there would hold a connection. */
  static final Duration LOOK = Duration.ofMillis(50);

  private final ResponseCache cache;
  private final CachePolicy.Task policy;
  private final Predicate<String> isWorthKeeping;
  private final AnswerKey key;
  private final Question question;
  private final ModelName model;
  private final int calls;
  private final @Nullable LlmException last;
  private final long begin;
  private @Nullable Tender tender;

  /**
   * @param calls of the model for this question until now
   * @param last why the last of them failed; null for none
   */
  Leg(
      ResponseCache cache,
      CachePolicy.Task policy,
      Predicate<String> isWorthKeeping,
      AnswerKey key,
      Question question,
      ModelName model,
      int calls,
      @Nullable LlmException last) {
    this.cache = cache;
    this.policy = policy;
    this.isWorthKeeping = isWorthKeeping;
    this.key = key;
    this.question = question;
    this.model = model;
    this.calls = calls;
    this.last = last;
    this.begin = question.context().time().nanoTime();
  }

  Landing fly(Flight flight) {
    RequestContext context = flight.context(question.context());
    SharedFlights shared = cache.shared();
    String followed = "";
    while (true) {
      Joined joined = shared.join(key, policy.ttl(), policy.staleFor(), LEASE);
      switch (joined) {
        case Joined.Kept(Found found) -> {
          return new Landing.Kept(found, !followed.isEmpty());
        }
        case Joined.Alone(Optional<Found> stale) -> {
          return asked(flight, context, stale);
        }
        case Joined.Lead(String token, Optional<Found> stale) -> {
          tender = new Tender(shared, key, token, flight, question, cache.threads());
          tender.begin();
          return asked(flight, context, stale);
        }
        case Joined.Follow(String token, Optional<Found> stale) -> {
          if (token.equals(followed)) {
            // What it writes was of no use, and would be none again.
            return asked(flight, context, stale);
          }
          followed = token;
          Optional<TurnResult> whole = follow(flight, context, token);
          if (whole.isPresent()) {
            return new Landing.Asked(whole.get(), stale, true);
          }
          flight.restart();
        }
      }
    }
  }

  private Landing asked(Flight flight, RequestContext context, Optional<Found> stale) {
    Emitter emitter = new Emitter(flight::take, question.route().maxCharacters());
    Turn turn = new Turn(question.within(context), model, emitter, flight::patience, calls, last);
    return new Landing.Asked(turn.ask(), stale, false);
  }

  /** Reads along; empty where the other replica ended without an answer, or is gone. */
  private Optional<TurnResult> follow(Flight flight, RequestContext context, String token) {
    StringBuilder text = new StringBuilder();
    int next = 0;
    while (true) {
      context.checkActive();
      Progress progress = cache.shared().read(key, token, LEASE, next);
      for (Part part : progress.parts()) {
        next++;
        switch (part) {
          case Part.Text(String more) -> {
            text.append(more);
            flight.take(new ChatEvent.TextDelta(more));
          }
          case Part.End end -> {
            return Optional.of(ofAnother(end, text.toString()));
          }
        }
      }
      if (!progress.isHeld()) {
        return Optional.empty();
      }
      pause(context);
    }
  }

  private void pause(RequestContext context) {
    try {
      question.timers().pause(LOOK, context.cancellation());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw RolewrightException.of(ErrorCode.CANCELLED, "The caller cancelled the call.");
    }
  }

  private static TurnResult ofAnother(Part.End end, String text) {
    return new TurnResult(
        Optional.of(
            new TurnResult.Answer(
                end.runId(),
                end.finishReason(),
                end.usage(),
                end.isUsageEstimated(),
                Optional.empty(),
                text)),
        Optional.empty(),
        false,
        Optional.empty(),
        0,
        Duration.ZERO,
        Cost.NONE,
        Duration.ZERO);
  }

  /** Leaves what came for others, after those who waited here have it. */
  void after(Landing landing) {
    Optional<TurnResult.Answer> answer =
        landing instanceof Landing.Asked(TurnResult result, Optional<Found> _, boolean isOfAnother)
                && !isOfAnother
            ? result.answer()
            : Optional.empty();
    Optional<Keepsake> kept = Optional.empty();
    try {
      kept = answer.flatMap(this::keepsake);
    } finally {
      if (tender == null) {
        kept.ifPresent(one -> cache.keep(key, one.answer(), one.keeping()));
      } else {
        tender.end(answer, kept);
      }
    }
  }

  /** What reached its most tokens is not whole. */
  private Optional<Keepsake> keepsake(TurnResult.Answer answer) {
    String text = Emitter.wellFormed(answer.text());
    if (answer.finishReason() != FinishReason.STOP || !isWorthKeeping.test(text)) {
      return Optional.empty();
    }
    Duration since = Duration.ofNanos(question.context().time().nanoTime() - begin);
    return Optional.of(
        new Keepsake(
            new CachedAnswer(
                model, answer.runId(), answer.usage(), answer.isUsageEstimated(), text),
            new Keeping(policy.ttl(), policy.staleFor(), since)));
  }
}
