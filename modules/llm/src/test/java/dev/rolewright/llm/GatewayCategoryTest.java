package dev.rolewright.llm;

import static dev.rolewright.llm.World.fail;
import static dev.rolewright.llm.World.model;
import static dev.rolewright.llm.World.pause;
import static dev.rolewright.llm.World.seconds;
import static dev.rolewright.llm.World.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.CacheState;
import dev.rolewright.domain.FinishReason;
import dev.rolewright.llm.ChatEvent.Completed;
import dev.rolewright.llm.HitRates.Counts;
import dev.rolewright.llm.ScriptedProvider.Step;
import dev.rolewright.llm.spi.AnswerKey;
import dev.rolewright.llm.spi.CachedAnswer;
import dev.rolewright.llm.spi.SharedAnswerCheck;
import dev.rolewright.llm.spi.SharedFlights;
import dev.rolewright.llm.testing.InMemoryAnswerCache;
import dev.rolewright.platform.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which answers are kept for a category, and who gets them. */
class GatewayCategoryTest {
  private static final RequestCategory NURSES = new RequestCategory("health", "senior", "nursing");

  /** Stands for a check that finds names. */
  private static final SharedAnswerCheck NO_MAYA =
      (answer, input, ours) -> !answer.contains("Maya");

  private final World world = new World();
  private final InMemoryAnswerCache kept = new InMemoryAnswerCache(world.scheduler);

  @BeforeEach
  void cache() {
    world.cache =
        ResponseCache.create(
            kept, SharedFlights.alone(kept), NO_MAYA, HitRates.create(), world::fly);
    world.retries = World.NO_RETRIES;
  }

  private static ChatRequest words(ChatRequest request, String words) {
    return request
        .withMessages(List.of(new ChatMessage(ChatRole.USER, words)))
        .about(NURSES)
        .inCommon(new CommonQuestion("Tell of careers.", "en", words));
  }

  private Client begin(String tenant, String words, UnaryOperator<ChatRequest> change) {
    Client client = new Client(tenant, "client", world.scheduler, World.LONG);
    Gateway gateway = world.gateway();
    world.scheduler.start(
        "client",
        () -> client.ask(gateway, change.apply(words(client.request(World.ROUTE), words))));
    return client;
  }

  private Client ask(String tenant, String words, UnaryOperator<ChatRequest> change) {
    Client client = begin(tenant, words, change);
    world.scheduler.run();
    return client;
  }

  private Client ask(String words) {
    return ask("acme", words, any -> any);
  }

  private static CacheState stateOf(Client client) {
    return client.completed().orElseThrow().cache();
  }

  private Counts counts() {
    return world.cache.rates().snapshot().get(new HitRates.Category("chat", NURSES));
  }

  @Test
  void whoAsksInOtherWordsGetsTheAnswerOfTheCategoryAndIsToldSo() {
    ScriptedProvider one = world.provider("one", text("Lead a ward."));
    Completed first = ask("What may I become?").completed().orElseThrow();
    world.pass(seconds(90));

    Client other = ask("Careers, please.");

    assertThat(one.calls).hasSize(1);
    assertThat(first.cache()).isEqualTo(CacheState.MISS);
    assertThat(other.text).hasToString("Lead a ward.");
    Completed hit = other.completed().orElseThrow();
    assertThat(hit.cache()).isEqualTo(CacheState.CATEGORY_HIT);
    assertThat(hit.cacheAge()).contains(seconds(90));
    assertThat(hit.cost()).isEqualTo(Cost.NONE);
    assertThat(hit.attempts()).isZero();
    assertThat(hit.runId()).isEqualTo(first.runId());
    assertThat(world.recording.requests.getLast().cache()).isEqualTo(CacheState.CATEGORY_HIT);
    assertThat(counts()).isEqualTo(new Counts(0, 1, 0, 0, 1, 0));
    assertThat(counts().hitRate()).isEqualTo(0.5);
  }

  @Test
  void theAnswerToTheVeryWordsGoesBeforeThatOfTheCategory() {
    world.provider("one", 1_000, call -> List.of(text("answer " + (call + 1))));
    ask("acme", "first", any -> any.about(RequestCategory.NONE));
    ask("second");
    Client again = ask("first");
    assertThat(again.text).hasToString("answer 1");
    assertThat(stateOf(again)).isEqualTo(CacheState.HIT);
    assertThat(ask("third").text).hasToString("answer 2");
  }

  @ParameterizedTest
  @CsvSource({"'', senior, nursing", "health, '', nursing", "health, senior, ' '"})
  void aCategoryThatIsNotWholeIsNone(String sector, String seniority, String field) {
    RequestCategory part = new RequestCategory(sector, seniority, field);
    ScriptedProvider one = world.provider("one", text("Hello"));
    ask("acme", "one", any -> any.about(part));
    assertThat(stateOf(ask("acme", "two", any -> any.about(part)))).isEqualTo(CacheState.MISS);
    assertThat(one.calls).hasSize(2);
  }

  @Test
  void whatSharesNothingWithItsCategoryNeitherTakesNorLeavesAnything() {
    ScriptedProvider one = world.provider("one", text("Hello"));
    UnaryOperator<ChatRequest> alone = any -> any.withMessages(any.messages());
    ask("acme", "one", alone);
    ask("two");
    assertThat(stateOf(ask("acme", "three", alone))).isEqualTo(CacheState.MISS);
    assertThat(one.calls).hasSize(3);
  }

  @Test
  void nobodyGetsTheAnswerOfAnotherTenant() {
    ScriptedProvider one = world.provider("one", text("Hello"));
    ask("one");
    assertThat(stateOf(ask("other", "two", any -> any))).isEqualTo(CacheState.MISS);
    assertThat(one.calls).hasSize(2);
  }

  @Test
  void anAnswerThatTellsOfSomebodyIsKeptForTheSameWordsAlone() {
    ScriptedProvider one = world.provider("one", text("Maya, lead a ward."));
    ask("I am Maya.");
    assertThat(stateOf(ask("Who am I?"))).isEqualTo(CacheState.MISS);
    assertThat(stateOf(ask("I am Maya."))).isEqualTo(CacheState.HIT);
    assertThat(one.calls).hasSize(2);
    assertThat(counts()).isEqualTo(new Counts(1, 2, 0, 0, 0, 2));
  }

  @Test
  void theCheckIsToldWhatTheCallerWroteAndWhatIsNobodys() {
    List<Object> asked = new ArrayList<>();
    world.cache =
        ResponseCache.create(
            kept,
            SharedFlights.alone(kept),
            (answer, input, ours) -> asked.addAll(List.of(answer, input, ours)),
            HitRates.create(),
            world::fly);
    world.provider("one", text("Lead a ward."));
    ask("I am Maya.");
    assertThat(asked)
        .containsExactly(
            "Lead a ward.",
            "I am Maya.",
            List.of("Tell of careers.", "health", "senior", "nursing"));
  }

  @Test
  void anAnswerOnItsWayIsSharedWithNobodyElse() {
    ScriptedProvider one = world.provider("one", text("Maya, "), pause(2), text("lead a ward."));
    Client first = begin("acme", "I am Maya.", any -> any);
    Client second = begin("acme", "Who am I?", any -> any);
    Client third = begin("acme", "Who am I?", any -> any);
    world.scheduler.run();
    assertThat(one.calls).as("the same words are the same question").hasSize(2);
    assertThat(stateOf(first)).isEqualTo(CacheState.MISS);
    assertThat(List.of(stateOf(second), stateOf(third)))
        .containsExactlyInAnyOrder(CacheState.MISS, CacheState.COALESCED);
  }

  @Test
  void underZeroRetentionAndWhereAskedAnewNothingIsTakenOrLeft() {
    ScriptedProvider one = world.provider("one", text("Hello"));
    ask("acme", "one", ChatRequest::fresh);
    ask("acme", "two", ChatRequest::withoutContent);
    assertThat(kept.all()).isEmpty();
    ask("three");
    assertThat(stateOf(ask("acme", "four", ChatRequest::fresh))).isEqualTo(CacheState.NONE);
    assertThat(stateOf(ask("acme", "five", ChatRequest::withoutContent)))
        .isEqualTo(CacheState.NONE);
    assertThat(one.calls).hasSize(5);
  }

  @Test
  void aTaskWithoutACacheHasNoneForCategories() {
    world.caching = new CachePolicy(CachePolicy.Task.DEFAULT, Map.of("chat", CachePolicy.Task.OFF));
    ScriptedProvider one = world.provider("one", text("Hello"));
    ask("one");
    assertThat(stateOf(ask("two"))).isEqualTo(CacheState.NONE);
    assertThat(one.calls).hasSize(2);
    assertThat(kept.all()).isEmpty();
  }

  @Test
  void aFlagThatSwitchesTheCacheOffSwitchesThatOfCategoriesOffToo() {
    ScriptedFlags flags = new ScriptedFlags();
    world.flags = flags;
    ScriptedProvider one = world.provider("one", text("Hello"));
    ask("one");
    flags.uncachedTasks.add("chat");
    assertThat(stateOf(ask("two"))).isEqualTo(CacheState.NONE);
    assertThat(one.calls).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"LENGTH", "CONTENT_FILTER"})
  void whatIsNotWholeIsNotKept(FinishReason reason) {
    world.provider("one", text("Hel"), new Step.End(reason));
    ask("one");
    assertThat(kept.all()).isEmpty();
  }

  @Test
  void anOldAnswerOfTheCategoryStandsInForNobody() {
    ScriptedProvider one =
        world.provider(
            "one", 1_000, call -> call == 0 ? List.of(text("Hello")) : List.of(fail(Fault.SERVER)));
    ask("one");
    world.pass(Duration.ofHours(1));
    world.assertFailed(ask("two"), ErrorCode.SERVER);
    assertThat(stateOf(ask("one"))).as("it was asked this").isEqualTo(CacheState.STALE);
    assertThat(one.calls).hasSize(3);
  }

  @Test
  void theAnswerOfAModelThatStoodInIsKeptUnderThatModel() {
    world.provider(
        "one", 1_000, call -> List.of(call == 0 ? fail(Fault.SERVER) : text("first choice")));
    world.provider("two", text("stand-in"));
    ask("one");
    assertThat(kept.all().values()).extracting(CachedAnswer::model).containsOnly(model("two"));
    assertThat(ask("two").text).as("the first model is well again").hasToString("first choice");
    assertThat(stateOf(ask("three"))).isEqualTo(CacheState.CATEGORY_HIT);
  }

  @Test
  void erasureTakesTheAnswersOfCategoriesToo() {
    world.provider("one", text("Hello"));
    ask("one");
    assertThat(kept.all().keySet()).extracting(AnswerKey::tenantId).containsExactly("acme", "acme");
    assertThat(world.cache.forget("acme")).isTrue();
    assertThat(stateOf(ask("two"))).isEqualTo(CacheState.MISS);
  }
}
