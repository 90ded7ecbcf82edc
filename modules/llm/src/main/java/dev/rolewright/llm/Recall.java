package dev.rolewright.llm;

import dev.rolewright.domain.CacheState;
import dev.rolewright.domain.FinishReason;
import dev.rolewright.llm.spi.AnswerCache.Found;
import dev.rolewright.llm.spi.AnswerCache.Keeping;
import dev.rolewright.llm.spi.AnswerKey;
import dev.rolewright.llm.spi.CachedAnswer;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RequestContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What one question takes from the cache and leaves there. Each model's answer has a place of its
 * own, so that one that stands in for another is never found in its place. Not for many threads.
 */
final class Recall {
  private final ResponseCache cache;
  private final RequestContext context;
  private final GatewayConfig config;
  private final Route route;
  private final ChatRequest request;
  private final Predicate<String> isWorthKeeping;
  private final CachePolicy.Task policy;

  private final Map<ModelName, AnswerKey> keys = new HashMap<>();
  private final long begin;
  private Optional<Found> stale = Optional.empty();

  /**
   * @param isWorthKeeping tells of an answer's text whether it is what was asked for
   */
  Recall(
      ResponseCache cache,
      RequestContext context,
      GatewayConfig config,
      Route route,
      ChatRequest request,
      Predicate<String> isWorthKeeping) {
    this.cache = cache;
    this.context = context;
    this.config = config;
    this.route = route;
    this.request = request;
    this.isWorthKeeping = isWorthKeeping;
    policy =
        cache.isOn() && request.isCacheable()
            ? config.cache().of(request.purpose().task())
            : CachePolicy.Task.OFF;
    begin = context.time().nanoTime();
  }

  /** Returns what an answer of a model that is asked says of the cache. */
  CacheState miss() {
    return policy.enabled() ? CacheState.MISS : CacheState.NONE;
  }

  /** Returns a model's answer that is as good as a new one; of older ones the first is noted. */
  Optional<Found> fresh(ModelName model, LlmProvider provider) {
    if (!policy.enabled()) {
      return Optional.empty();
    }
    Optional<Found> found = cache.find(key(model, provider));
    if (found.isPresent() && found.get().age().compareTo(policy.ttl()) >= 0) {
      stale = stale.or(() -> found);
      return Optional.empty();
    }
    return found;
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

  /** Leaves an answer for those who ask the same; what reached its most tokens is not whole. */
  void keep(ChatEvent.Completed end, String text) {
    if (!policy.enabled() || end.finishReason() != FinishReason.STOP) {
      return;
    }
    CachedAnswer answer =
        new CachedAnswer(
            end.model(),
            end.runId(),
            end.usage(),
            end.isUsageEstimated(),
            Emitter.wellFormed(text));
    Duration since = Duration.ofNanos(context.time().nanoTime() - begin);
    cache.keep(
        key(answer.model(), config.provider(answer.model())),
        answer,
        new Keeping(policy.ttl(), policy.staleFor(), since),
        () -> isWorthKeeping.test(answer.text()));
  }

  private AnswerKey key(ModelName model, LlmProvider provider) {
    return keys.computeIfAbsent(
        model,
        any ->
            AnswerKeys.of(
                context.tenantId(),
                model,
                provider.account(),
                CallSize.parameters(config, route, model, request),
                route.maxCharacters(),
                request));
  }
}
