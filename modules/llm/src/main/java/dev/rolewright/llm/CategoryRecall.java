package dev.rolewright.llm;

import dev.rolewright.domain.FinishReason;
import dev.rolewright.llm.spi.AnswerCache.Found;
import dev.rolewright.llm.spi.AnswerCache.Keeping;
import dev.rolewright.llm.spi.AnswerKey;
import dev.rolewright.llm.spi.CachedAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What one question takes from the answers that are kept for its category, and leaves there.
 *
 * <p>An answer for others is checked when it is whole, so none is ever shared on its way: of two
 * who ask at the same time each one's model is asked, unless they ask the same word for word. For
 * one thread.
 */
final class CategoryRecall {
  private final ResponseCache cache;
  private final CachePolicy.Task policy;
  private final ChatRequest request;
  private final CommonQuestion common;
  private final Predicate<String> isWorthKeeping;
  private long begin;

  private CategoryRecall(
      ResponseCache cache,
      CachePolicy.Task policy,
      ChatRequest request,
      CommonQuestion common,
      Predicate<String> isWorthKeeping) {
    this.cache = cache;
    this.policy = policy;
    this.request = request;
    this.common = common;
    this.isWorthKeeping = isWorthKeeping;
  }

  /** Returns that of a request; empty for one that shares nothing with its category. */
  static Optional<CategoryRecall> of(
      ResponseCache cache,
      CachePolicy.Task policy,
      ChatRequest request,
      Predicate<String> isWorthKeeping) {
    return request
        .common()
        .filter(any -> policy.enabled() && request.category().isFull())
        .map(common -> new CategoryRecall(cache, policy, request, common, isWorthKeeping));
  }

  /**
   * Returns an answer of a model that stands for a new one.
   *
   * @param own key of the answer to this very question, which is better where it is kept
   */
  Optional<Found> find(Question question, ModelName model, AnswerKey own) {
    begin = question.context().time().nanoTime();
    return fresh(own).isPresent() ? Optional.empty() : fresh(key(question, model));
  }

  private Optional<Found> fresh(AnswerKey key) {
    return cache.find(key).filter(found -> found.age().compareTo(policy.ttl()) < 0);
  }

  /**
   * Keeps an answer for the category where it tells of nobody. Does so beside the call. Called
   * after {@link #find} for the same question and model, which notes when it was asked.
   */
  void keep(Question question, ModelName model, TurnResult.Answer answer) {
    long asked = begin;
    cache.threads().execute(() -> keep(question, model, answer, asked));
  }

  private void keep(Question question, ModelName model, TurnResult.Answer answer, long asked) {
    String text = Emitter.wellFormed(answer.text());
    if (answer.finishReason() != FinishReason.STOP || !isWorthKeeping.test(text)) {
      return;
    }
    RequestCategory about = request.category();
    List<String> ours =
        List.of(common.instructions(), about.sector(), about.seniority(), about.profileField());
    if (!cache.check().mayBeShared(text, common.input(), ours)) {
      cache.rates().countWithheld(request);
      return;
    }
    Duration since = Duration.ofNanos(question.context().time().nanoTime() - asked);
    cache.keep(
        key(question, model),
        new CachedAnswer(model, answer.runId(), answer.usage(), answer.isUsageEstimated(), text),
        // One that is old stands in for nobody: it was never the answer to what they asked.
        new Keeping(policy.ttl(), Duration.ZERO, since));
  }

  private AnswerKey key(Question question, ModelName model) {
    GatewayConfig config = question.config();
    return AnswerKeys.ofCategory(
        question.context().tenantId(),
        model,
        config.provider(model).account(),
        CallSize.parameters(config, question.route(), model, request),
        question.route().maxCharacters(),
        request,
        common);
  }
}
