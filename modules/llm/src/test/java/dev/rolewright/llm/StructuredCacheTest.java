package dev.rolewright.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.CacheState;
import dev.rolewright.llm.StructuredAnswer.Source;
import dev.rolewright.llm.spi.CachedAnswer;
import dev.rolewright.llm.testing.InMemoryAnswerCache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of answers in a shape, those are kept that have it. */
class StructuredCacheTest extends StructuredTestCase {
  private static final String RIGHT = "{\"title\":\"Baker\",\"skills\":[]}";
  private static final String WRONG = "{\"title\":\"Baker\"}";

  private final InMemoryAnswerCache kept = new InMemoryAnswerCache(world.scheduler);

  @BeforeEach
  void cache() {
    world.cache = ResponseCache.create(kept, HitRates.create(), world::fly);
  }

  private CacheState state() {
    return answer().completed().cache();
  }

  @Test
  void aValidAnswerIsKept() {
    ScriptedProvider one = answers(RIGHT);
    ask(SKILLS);
    assertThat(state()).isEqualTo(CacheState.MISS);
    ask(SKILLS);
    assertThat(state()).isEqualTo(CacheState.HIT);
    assertThat(structured().json()).isEqualTo(RIGHT);
    assertThat(one.calls).hasSize(1);
  }

  @Test
  void anAnswerThatIsRepairedIsKeptAsItWasWritten() {
    answers("{'title':'Baker','skills':[],}");
    ask(SKILLS);
    ask(SKILLS);
    assertThat(state()).isEqualTo(CacheState.HIT);
    assertThat(structured().source()).isEqualTo(Source.REPAIRED);
  }

  @Test
  void ofTwoQuestionsTheOneIsKeptWhoseAnswerIsValid() {
    ScriptedProvider one = answers(WRONG, RIGHT, WRONG);
    ask(SKILLS);
    assertThat(kept.all().values()).extracting(CachedAnswer::text).containsExactly(RIGHT);

    ask(SKILLS);

    assertThat(one.calls).as("the first question is asked again").hasSize(3);
    assertThat(structured().source()).isEqualTo(Source.RETRIED);
    assertThat(structured().json()).isEqualTo(RIGHT);
    assertThat(state()).as("a part of it was paid for").isEqualTo(CacheState.MISS);
  }

  @Test
  void validFieldsOfAnInvalidAnswerAreNotKept() {
    answers(WRONG, WRONG);
    ask(SKILLS);
    assertThat(structured().source()).isEqualTo(Source.PARTIAL);
    assertThat(kept.all()).isEmpty();
  }
}
