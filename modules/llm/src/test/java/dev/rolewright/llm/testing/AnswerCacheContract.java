package dev.rolewright.llm.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.ModelName;
import dev.rolewright.llm.spi.AnswerCache;
import dev.rolewright.llm.spi.AnswerCache.Found;
import dev.rolewright.llm.spi.AnswerCache.Keeping;
import dev.rolewright.llm.spi.AnswerKey;
import dev.rolewright.llm.spi.CachedAnswer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link AnswerCache} does. */
public abstract class AnswerCacheContract {
  protected static final Duration HOUR = Duration.ofHours(1);

  /** Kept for an hour, and for another as a stale one; asked for a moment ago. */
  protected static final Keeping USUAL = new Keeping(HOUR, HOUR, Duration.ofMillis(5));

  /** Returns the cache under test. */
  protected abstract AnswerCache cache();

  /** Lets time pass for the cache. */
  protected abstract void pass(Duration time);

  /** Returns a key of a tenant that no other test has. */
  protected static AnswerKey newKey() {
    return key(UUID.randomUUID().toString(), 1);
  }

  /** Returns one of the keys of a tenant. */
  protected static AnswerKey key(String tenantId, int number) {
    return new AnswerKey(tenantId, String.format("%064x", number));
  }

  /** Returns an answer of a text. */
  protected static CachedAnswer answer(String text) {
    return new CachedAnswer(
        new ModelName("openai", "vendor/model"),
        "01890a5d-ac96-774b-bcce-b302099a8057",
        new TokenUsage(1, 2, 3, 4, 5_000_000_000L),
        true,
        text);
  }

  @Test
  void whatIsStoredIsFoundAsItWas() {
    AnswerKey key = newKey();
    for (CachedAnswer stored :
        List.of(answer("Grüße, 世界 😀\n\0"), answer(""), answer("x".repeat(40_000)))) {
      cache().store(key, stored, USUAL);
      assertThat(cache().find(key).map(Found::answer)).contains(stored);
    }
  }

  @Test
  void nothingIsFoundThatWasNotStored() {
    AnswerKey key = newKey();
    cache().store(key, answer("mine"), USUAL);
    assertThat(cache().find(key(key.tenantId(), 2))).isEmpty();
    assertThat(cache().find(newKey())).as("another tenant's").isEmpty();
  }

  @Test
  void theAgeGrowsWithTime() {
    AnswerKey key = newKey();
    cache().store(key, answer("old"), USUAL);
    pass(Duration.ofMinutes(90));
    Duration age = cache().find(key).orElseThrow().age();
    assertThat(age).isBetween(Duration.ofMinutes(90), Duration.ofMinutes(92));
  }

  @Test
  void anAnswerGoesWhenItsTimeIsOver() {
    AnswerKey key = newKey();
    cache().store(key, answer("old"), USUAL);
    pass(Duration.ofHours(2));
    assertThat(cache().find(key)).isEmpty();
  }

  @Test
  void aTenantsAnswersAreForgottenAndNobodyElses() {
    AnswerKey one = newKey();
    AnswerKey two = key(one.tenantId(), 2);
    AnswerKey other = newKey();
    List.of(one, two, other).forEach(key -> cache().store(key, answer("text"), USUAL));
    assertThat(cache().forget(one.tenantId())).isTrue();
    assertThat(cache().find(one)).isEmpty();
    assertThat(cache().find(two)).isEmpty();
    assertThat(cache().find(other)).isPresent();
  }

  @Test
  void whatWasAskedBeforeItWasForgottenIsNotStoredAfter() {
    AnswerKey key = newKey();
    pass(Duration.ofSeconds(10));
    assertThat(cache().forget(key.tenantId())).isTrue();
    pass(Duration.ofSeconds(5));
    cache().store(key, answer("late"), new Keeping(HOUR, HOUR, Duration.ofSeconds(8)));
    assertThat(cache().find(key)).isEmpty();
    cache().store(key, answer("new"), new Keeping(HOUR, HOUR, Duration.ofSeconds(2)));
    assertThat(cache().find(key)).isPresent();
  }

  @Test
  void whatIsTooLargeIsNotKept() {
    AnswerKey key = newKey();
    cache().store(key, answer("x".repeat(1_000_000)), USUAL);
    assertThat(cache().find(key)).isEmpty();
  }
}
