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
import dev.rolewright.llm.ChatEvent.Reset;
import dev.rolewright.llm.ChatEvent.Started;
import dev.rolewright.llm.ChatEvent.TextDelta;
import dev.rolewright.llm.HitRates.Counts;
import dev.rolewright.llm.ScriptedProvider.Step;
import dev.rolewright.llm.testing.InMemoryAnswerCache;
import dev.rolewright.platform.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which answers are kept, and how they are given. */
class GatewayCacheTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final World world = new World();
  private final InMemoryAnswerCache kept = new InMemoryAnswerCache(world.scheduler);

  @BeforeEach
  void cache() {
    world.cache = ResponseCache.create(kept, HitRates.create(), world::fly);
    world.retries = World.NO_RETRIES;
  }

  private Client ask(UnaryOperator<ChatRequest> change) {
    Client client = new Client(world.scheduler, World.LONG);
    Gateway gateway = world.gateway();
    world.scheduler.start(
        "client", () -> client.ask(gateway, change.apply(client.request(World.ROUTE))));
    world.scheduler.run();
    return client;
  }

  private static CacheState stateOf(Client client) {
    return client.completed().orElseThrow().cache();
  }

  @Test
  void whoAsksTheSameGetsTheKeptAnswerAsAStream() {
    String words = "word ".repeat(100) + "end";
    ScriptedProvider one = world.provider("one", text(words));
    Completed first = world.ask().completed().orElseThrow();
    world.pass(seconds(90));

    Client again = world.ask();

    assertThat(one.calls).hasSize(1);
    assertThat(first.cache()).isEqualTo(CacheState.MISS);
    assertThat(first.cacheAge()).isEmpty();
    assertThat(again.text).hasToString(words);
    assertThat(again.events.getFirst()).isEqualTo(new Started(model("one")));
    assertThat(again.events).filteredOn(TextDelta.class::isInstance).hasSizeGreaterThan(5);
    Completed hit = again.completed().orElseThrow();
    assertThat(hit.cache()).isEqualTo(CacheState.HIT);
    assertThat(hit.cacheAge()).contains(seconds(90));
    assertThat(hit.cost()).isEqualTo(Cost.NONE);
    assertThat(hit.attempts()).isZero();
    assertThat(hit.usage()).isEqualTo(first.usage());
    assertThat(hit.runId()).isEqualTo(first.runId());
    assertThat(hit.finishReason()).isEqualTo(FinishReason.STOP);
    RequestRecord record = world.recording.requests.getLast();
    assertThat(record.cache()).isEqualTo(CacheState.HIT);
    assertThat(record.cacheAge()).contains(seconds(90));
    assertThat(record.runs()).isEmpty();
    assertThat(world.cache.rates().snapshot().values())
        .containsExactly(new Counts(1, 1, 0, 0, 0, 0));
  }

  @Test
  void noTwoTenantsShareAnAnswer() {
    ScriptedProvider one = world.provider("one", text("Hello"));
    world.ask(world.gateway(), "acme");
    assertThat(stateOf(world.ask(world.gateway(), "other"))).isEqualTo(CacheState.MISS);
    assertThat(stateOf(world.ask(world.gateway(), "acme"))).isEqualTo(CacheState.HIT);
    assertThat(one.calls).hasSize(2);
  }

  @Test
  void anAnswerIsKeptForTheModelThatGaveItAndNotForTheOneThatFailed() {
    ScriptedProvider one =
        world.provider(
            "one", 1_000, call -> call == 0 ? List.of(fail(Fault.SERVER)) : List.of(text("one")));
    world.provider("two", text("two"));
    assertThat(world.ask().text).hasToString("two");
    assertThat(kept.all().values()).extracting(answer -> answer.model()).containsOnly(model("two"));
    assertThat(world.ask().text).as("the first model is well again").hasToString("one");
    assertThat(one.calls).hasSize(2);
    assertThat(world.askFor("two/m", World.LONG).completed().orElseThrow().cache())
        .isEqualTo(CacheState.HIT);
  }

  @Test
  void aKeptAnswerOfTheNextModelCostsWhatTheFirstOneTook() {
    world.provider("two", text("two"));
    world.ask();
    World later = new World();
    later.cache = ResponseCache.create(kept, HitRates.create(), later::fly);
    later.retries = World.NO_RETRIES;
    later.provider("one", text("half"), fail(Fault.SERVER));
    later.provider("two", text("never"));
    Client client = later.ask();
    assertThat(client.text).hasToString("two");
    assertThat(client.events).hasAtLeastOneElementOfType(Reset.class);
    assertThat(client.completed().orElseThrow().attempts()).isOne();
    assertThat(stateOf(client)).isEqualTo(CacheState.HIT);
  }

  @Test
  void whatIsNotToBeKeptIsNeitherKeptNorLookedFor() {
    ScriptedProvider one = world.provider("one", text("Hello"));
    ask(request -> without(request));
    assertThat(kept.all()).isEmpty();
    ask(ChatRequest::fresh);
    assertThat(kept.all()).isEmpty();
    world.ask();
    assertThat(stateOf(ask(request -> without(request)))).isEqualTo(CacheState.NONE);
    assertThat(stateOf(ask(ChatRequest::fresh))).isEqualTo(CacheState.NONE);
    assertThat(one.calls).hasSize(5);
  }

  private static ChatRequest without(ChatRequest request) {
    return new ChatRequest(
        request.target(),
        request.messages(),
        request.parameters(),
        request.format(),
        request.user(),
        request.purpose().withoutContent());
  }

  @Test
  void aTaskMayBeLeftOut() {
    world.caching = new CachePolicy(CachePolicy.Task.DEFAULT, Map.of("chat", CachePolicy.Task.OFF));
    ScriptedProvider one = world.provider("one", text("Hello"));
    world.ask();
    assertThat(stateOf(world.ask())).isEqualTo(CacheState.NONE);
    assertThat(one.calls).hasSize(2);
    assertThat(kept.all()).isEmpty();
  }

  @Test
  void whatWasCutShortIsNotKept() {
    world.provider("one", text("Hel"), new Step.End(FinishReason.LENGTH));
    world.ask();
    assertThat(kept.all()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void noFailureIsKept(Fault fault) {
    world.provider("one", text("half"), fail(fault));
    world.ask();
    assertThat(kept.all()).isEmpty();
  }

  @Test
  void whatIsTooLongOrFilteredIsNotKept() {
    world.maxCharacters = 5;
    world.provider("one", text("123456"));
    world.ask();
    World filtering = new World();
    filtering.cache = ResponseCache.create(kept, HitRates.create(), filtering::fly);
    filtering.provider("one", text("Hel"), new Step.End(FinishReason.CONTENT_FILTER));
    filtering.ask();
    assertThat(kept.all()).isEmpty();
  }

  @Test
  void anOldAnswerIsNotAskedForWhileAModelAnswers() {
    ScriptedProvider one =
        world.provider("one", 1_000, call -> List.of(text("answer " + (call + 1))));
    world.ask();
    world.pass(HOUR);
    Client later = world.ask();
    assertThat(later.text).hasToString("answer 2");
    assertThat(stateOf(later)).isEqualTo(CacheState.MISS);
    assertThat(world.ask().text).hasToString("answer 2");
    assertThat(one.calls).hasSize(2);
  }

  private Client askWhenOld(Duration age, Step... script) {
    world.provider("one", 1_000, call -> call == 0 ? List.of(text("old answer")) : List.of(script));
    world.ask();
    world.pass(age);
    return world.ask();
  }

  @Test
  void anOldAnswerStandsInWhereEveryModelFailed() {
    Client client = askWhenOld(HOUR.plusMinutes(5), text("new ans"), fail(Fault.SERVER));
    assertThat(client.text).hasToString("old answer");
    assertThat(client.events.get(1)).isEqualTo(new TextDelta("new ans"));
    assertThat(client.events.get(2)).isInstanceOf(Reset.class);
    Completed stale = client.completed().orElseThrow();
    assertThat(stale.cache()).isEqualTo(CacheState.STALE);
    assertThat(stale.cacheAge()).contains(HOUR.plusMinutes(5));
    assertThat(stale.attempts()).isOne();
    assertThat(world.recording.requests.getLast().cache()).isEqualTo(CacheState.STALE);
    assertThat(world.cache.rates().snapshot().values())
        .containsExactly(new Counts(0, 1, 0, 1, 0, 0));
  }

  @Test
  void anAnswerThatIsTooOldStandsInForNone() {
    world.assertFailed(askWhenOld(Duration.ofHours(25), fail(Fault.SERVER)), ErrorCode.SERVER);
  }

  @ParameterizedTest
  @EnumSource(names = {"BAD_REQUEST", "CONTENT_FILTER", "CANCELLED", "CONTEXT_LENGTH"})
  void aRefusalOfTheRequestIsNotGoneAround(Fault fault) {
    world.assertFailed(askWhenOld(HOUR, fail(fault)), fault.code());
  }

  @Test
  void aDeadlineIsNotGoneAround() {
    world.provider(
        "one", 1_000, call -> call == 0 ? List.of(text("old answer")) : List.of(pause(9)));
    world.ask();
    world.pass(HOUR);
    world.assertFailed(world.ask(seconds(4)), ErrorCode.TIMEOUT);
  }

  @Test
  void aBreakerThatIsOpenKeepsNoAnswerBack() {
    ScriptedProvider one =
        world.provider(
            "one", 1_000, call -> call == 0 ? List.of(text("kept")) : List.of(fail(Fault.SERVER)));
    world.ask();
    for (int call = 0; call < BreakerPolicy.DEFAULT.consecutiveFailures(); call++) {
      ask(ChatRequest::fresh);
    }
    assertThat(world.breakerState("one")).isEqualTo(BreakerHealth.State.OPEN);
    assertThat(world.ask().text).hasToString("kept");
    assertThat(one.calls).hasSize(1 + BreakerPolicy.DEFAULT.consecutiveFailures());
  }
}
