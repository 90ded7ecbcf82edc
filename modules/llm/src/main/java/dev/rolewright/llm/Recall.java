package dev.rolewright.llm;

import dev.rolewright.llm.Flight.Ride;
import dev.rolewright.llm.spi.AnswerCache.Found;
import dev.rolewright.llm.spi.AnswerKey;
import dev.rolewright.platform.ErrorCode;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one question takes from the cache and leaves there. Each model's answer has a place of its
 * own, so that one that stands in for another is never found in its place. For one thread; what a
 * flight does is done on the flight's.
 */
final class Recall {
  private final ResponseCache cache;
  private final Predicate<String> isWorthKeeping;
  private final CachePolicy.Task policy;
  private final Optional<CategoryRecall> category;
  private Optional<Found> stale = Optional.empty();

  /**
   * @param mayShare see {@link Choice#mayShare}
   * @param isWorthKeeping tells of an answer's text whether it is what was asked for
   */
  Recall(
      ResponseCache cache,
      GatewayConfig config,
      ChatRequest request,
      boolean mayShare,
      Predicate<String> isWorthKeeping) {
    this.cache = cache;
    this.isWorthKeeping = isWorthKeeping;
    policy =
        cache.isOn() && mayShare
            ? config.cache().of(request.purpose().task())
            : CachePolicy.Task.OFF;
    category = CategoryRecall.of(cache, policy, request, isWorthKeeping);
  }

  /** Tells whether answers may be taken and left. */
  boolean isOn() {
    return policy.enabled();
  }

  /** Notes an answer that is older than it should be; of more than one the first stands in. */
  void note(Found old) {
    stale = stale.or(() -> Optional.of(old));
  }

  /**
   * Returns an answer for want of a better one.
   *
   * @param failure why no model answered; a refusal of the request itself is not gone around
   */
  Optional<Found> stale(ErrorCode failure) {
    return isRefusal(failure)
        ? Optional.empty()
        : stale.filter(found -> found.age().compareTo(policy.ttl().plus(policy.staleFor())) < 0);
  }

  private static boolean isRefusal(ErrorCode failure) {
    return failure == ErrorCode.CONTEXT_LENGTH
        || failure == ErrorCode.CONTENT_FILTER
        || failure == ErrorCode.BAD_REQUEST
        || failure == ErrorCode.CANCELLED;
  }

  /**
   * Returns a place on the way of a model's answer, which begins now unless it has begun.
   *
   * @param calls of the model for this question until now
   * @param last why the last of them failed; null for none
   */
  Ride board(Question question, ModelName model, int calls, @Nullable LlmException last) {
    AnswerKey key = key(question, model);
    Leg leg = new Leg(cache, policy, isWorthKeeping, key, question, model, calls, last);
    return cache.flights().board(key, question.context(), leg::fly, leg::after);
  }

  /**
   * Returns a model's answer that was given to others of the category; empty where there is one to
   * this very question.
   */
  Optional<Found> ofCategory(Question question, ModelName model) {
    return category.flatMap(all -> all.find(question, model, key(question, model)));
  }

  /** Keeps a model's new answer for the category, where it may be. */
  void keepForCategory(Question question, ModelName model, TurnResult.Answer answer) {
    category.ifPresent(all -> all.keep(question, model, answer));
  }

  private static AnswerKey key(Question question, ModelName model) {
    GatewayConfig config = question.config();
    return AnswerKeys.of(
        question.context().tenantId(),
        model,
        config.provider(model).account(),
        CallSize.parameters(config, question.route(), model, question.request()),
        question.route().maxCharacters(),
        question.request());
  }
}
