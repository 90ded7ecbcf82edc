package dev.rolewright.llm;

import static dev.rolewright.llm.World.fail;
import static dev.rolewright.llm.World.failAfter;
import static dev.rolewright.llm.World.pause;
import static dev.rolewright.llm.World.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.FinishReason;
import dev.rolewright.llm.ChatEvent.Completed;
import dev.rolewright.llm.ChatEvent.Reset;
import dev.rolewright.llm.ChatEvent.Started;
import dev.rolewright.llm.ChatEvent.TextDelta;
import dev.rolewright.llm.ScriptedProvider.Step;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.llm.spi.ModelInfo;
import dev.rolewright.llm.spi.ProbeLeases;
import dev.rolewright.llm.spi.ProviderAnswer;
import dev.rolewright.llm.spi.ProviderCall;
import dev.rolewright.llm.spi.ProviderSink;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who answers, after which waits, and what the caller learns. */
class GatewayTest {
  private final World world = new World();

  private static ModelName model(String provider) {
    return new ModelName(provider, "m");
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  private void assertFailed(Client client, ErrorCode code) {
    assertThat(client.completed()).isEmpty();
    assertThat(client.failure).isNotNull();
    assertThat(client.failure.code()).isEqualTo(code);
  }

  @Test
  void anAnswerIsItsModelItsTextsAndItsEnd() {
    ScriptedProvider one = world.provider("one", pause(2), text("Hel"), pause(1), text("lo"));
    world.provider("two", text("never"));
    Client client = world.ask();
    assertThat(client.events.subList(0, 3))
        .containsExactly(new Started(model("one")), new TextDelta("Hel"), new TextDelta("lo"));
    Completed completed = client.completed().orElseThrow();
    assertThat(completed.model()).isEqualTo(model("one"));
    assertThat(completed.finishReason()).isEqualTo(FinishReason.STOP);
    assertThat(completed.attempts()).isOne();
    assertThat(completed.latency()).isEqualTo(seconds(3));
    assertThat(completed.timeToFirstToken()).contains(seconds(2));
    assertThat(completed.isUsageEstimated()).isFalse();
    assertThat(one.calls).hasSize(1);
    assertThat(world.providers.get("two").calls).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"TIMEOUT", "CONNECTION", "RATE_LIMIT", "OVERLOADED", "SERVER", "MALFORMED"})
  void aPassingFaultIsTriedAgainAfterOneTwoAndFourSecondsAndThenFailedOver(Fault fault) {
    ScriptedProvider one = world.provider("one", fail(fault));
    world.provider("two", text("Hello"));
    Client client = world.ask();
    assertThat(one.calls).hasSize(4);
    assertThat(client.text).hasToString("Hello");
    Completed completed = client.completed().orElseThrow();
    assertThat(completed.model()).isEqualTo(model("two"));
    assertThat(completed.attempts()).isEqualTo(5);
    assertThat(completed.waiting()).isEqualTo(seconds(1 + 2 + 4));
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"AUTHENTICATION", "PERMISSION"})
  void aFaultThatStaysIsFailedOverAtOnce(Fault fault) {
    ScriptedProvider one = world.provider("one", fail(fault));
    world.provider("two", text("Hello"));
    Client client = world.ask();
    assertThat(one.calls).hasSize(1);
    assertThat(client.completed().orElseThrow().waiting()).isEqualTo(Duration.ZERO);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CONTENT_FILTER", "BAD_REQUEST"})
  void aRefusalGoesToTheCallerAsItIs(Fault fault) {
    ScriptedProvider one = world.provider("one", fail(fault));
    ScriptedProvider two = world.provider("two", text("Hello"));
    assertFailed(world.ask(), fault.code());
    assertThat(one.calls).hasSize(1);
    assertThat(two.calls).isEmpty();
    assertThat(world.breaker("one").consecutiveFailures()).isZero();
  }

  @Test
  void anAnswerThatTheFilterCutOffIsARefusal() {
    world.provider("one", text("Hel"), new Step.End(FinishReason.CONTENT_FILTER));
    ScriptedProvider two = world.provider("two", text("Hello"));
    assertFailed(world.ask(), ErrorCode.CONTENT_FILTER);
    assertThat(two.calls).isEmpty();
  }

  @Test
  void aModelThatReadsNoMoreIsNotAskedAfterAnInputThatWasTooLong() {
    world.provider("small", 1_000, call -> List.of(fail(Fault.CONTEXT_LENGTH)));
    ScriptedProvider same = world.provider("same", 1_000, call -> List.of(text("never")));
    world.provider("large", 2_000, call -> List.of(text("Hello")));
    assertThat(world.ask().completed().orElseThrow().model()).isEqualTo(model("large"));
    assertThat(same.calls).isEmpty();
  }

  @Test
  void aSilentProviderIsNotAskedAgain() {
    ScriptedProvider one = world.provider("one", pause(3_600));
    world.provider("two", text("Hello"));
    Client client = world.ask();
    assertThat(one.calls).hasSize(1);
    assertThat(one.calls.getFirst().ended).isTrue();
    assertThat(client.completed().orElseThrow().latency()).isEqualTo(world.limits.firstToken());
  }

  @Test
  void aProviderThatIsAliveButWritesNothingIsAskedAgain() {
    ScriptedProvider one =
        world.provider(
            "one",
            1_000,
            call -> call == 0 ? List.of(new Step.Alive(), pause(60)) : List.of(text("Hello")));
    assertThat(world.ask().text).hasToString("Hello");
    assertThat(one.calls).hasSize(2);
  }

  @Test
  void aSlowAnswerThatGoesOnIsNoStall() {
    world.provider(
        "one", text("a"), pause(9), new Step.Alive(), pause(9), text("b"), pause(9), text("c"));
    assertThat(world.ask().text).hasToString("abc");
  }

  @Test
  void aStalledAnswerIsTakenBackAndTheNextOneIsWhole() {
    ScriptedProvider one = world.provider("one", text("Half an"), pause(3_600));
    world.provider("two", text("A whole "), text("answer"));
    world.retries = noRetries();
    Client client = world.ask();
    assertThat(client.events.subList(0, 3))
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo(new Started(model("one"))),
            second -> assertThat(second).isEqualTo(new TextDelta("Half an")),
            third -> {
              assertThat(third).isInstanceOf(Reset.class);
              assertThat(((Reset) third).reason()).isEqualTo(ErrorCode.TIMEOUT);
              assertThat(((Reset) third).model()).isEqualTo(model("two"));
            });
    assertThat(client.text).hasToString("A whole answer");
    assertThat(one.calls.getFirst().ended).isTrue();
  }

  private static RetryPolicy noRetries() {
    RetryPolicy usual = RetryPolicy.DEFAULT;
    return new RetryPolicy(
        0,
        usual.firstDelay(),
        usual.maxDelay(),
        usual.budgetShare(),
        usual.budgetFloor(),
        usual.budgetWindow());
  }

  @Test
  void theWholeOfACallHasALimit() {
    Step[] endless = new Step[100];
    for (int index = 0; index < endless.length; index += 2) {
      endless[index] = text("x");
      endless[index + 1] = pause(5);
    }
    world.provider("one", endless);
    world.provider("two", text("Hello"));
    world.retries = noRetries();
    Client client = world.ask();
    assertThat(client.text).hasToString("Hello");
    assertThat(client.completed().orElseThrow().latency()).isEqualTo(world.limits.total());
  }

  @Test
  void theVendorsWaitIsTheLeast() {
    world.provider(
        "one",
        1_000,
        call ->
            call == 0 ? List.of(failAfter(Fault.RATE_LIMIT, seconds(17))) : List.of(text("Hello")));
    assertThat(world.ask().completed().orElseThrow().waiting()).isEqualTo(seconds(17));
  }

  @Test
  void aVendorThatAsksForTooLongAWaitIsLeft() {
    ScriptedProvider one = world.provider("one", failAfter(Fault.RATE_LIMIT, seconds(61)));
    world.provider("two", text("Hello"));
    assertThat(world.ask().text).hasToString("Hello");
    assertThat(one.calls).hasSize(1);
  }

  @Test
  void noWaitPassesTheDeadline() {
    ScriptedProvider one = world.provider("one", failAfter(Fault.RATE_LIMIT, seconds(17)));
    world.provider("two", text("Hello"));
    Client client = world.ask(seconds(10));
    assertThat(one.calls).hasSize(1);
    assertThat(client.completed().orElseThrow().waiting()).isEqualTo(Duration.ZERO);
  }

  @Test
  void retriesStayASmallPartOfTheTraffic() {
    world.breaker =
        new BreakerPolicy(1_000_000, 1.1, 1_000_000, Duration.ofMinutes(1), seconds(30));
    ScriptedProvider one = world.provider("one", fail(Fault.SERVER));
    Gateway gateway = world.gateway();
    for (int caller = 0; caller < 50; caller++) {
      Client client = new Client(world.scheduler, World.LONG);
      world.scheduler.start("client", () -> client.ask(gateway, World.ROUTE));
    }
    world.scheduler.run();
    // Fifty calls and a tenth of the traffic, or ten in ten seconds.
    assertThat(one.calls).hasSizeBetween(60, 75);
  }

  @Test
  void anEmptyAnswerIsNone() {
    world.provider("one", new Step.Alive());
    world.provider("two", text(""), text("Hello"));
    assertThat(world.ask().text).hasToString("Hello");
    assertThat(world.breaker("one").consecutiveFailures()).isEqualTo(4);
  }

  @Test
  void anAnswerThatReachedItsMostTokensIsPassedOnAsThat() {
    world.provider("one", text("Hel"), new Step.End(FinishReason.LENGTH));
    Client client = world.ask();
    assertThat(client.text).hasToString("Hel");
    assertThat(client.completed().orElseThrow().finishReason()).isEqualTo(FinishReason.LENGTH);
    assertThat(client.completed().orElseThrow().isUsageEstimated()).isTrue();
  }

  @Test
  void theOneReasonOfAllSurvives() {
    world.provider("one", fail(Fault.CONTEXT_LENGTH));
    assertFailed(world.ask(), ErrorCode.CONTEXT_LENGTH);
  }

  @Test
  void aVendorThatRefusesOurKeyIsNoFaultOfTheCallersKey() {
    world.provider("one", fail(Fault.AUTHENTICATION));
    world.provider("two", fail(Fault.PERMISSION));
    Client client = world.ask();
    assertFailed(client, ErrorCode.PRECONDITION);
    assertThat(client.failure)
        .hasMessageContaining("one/m: AUTHENTICATION")
        .hasMessageContaining("two/m: PERMISSION");
  }

  @Test
  void afterTextHasLeftTheNextModelIsAskedAndTheSameOneOnlyWhereItIsTheLast() {
    ScriptedProvider one = world.provider("one", text("half"), fail(Fault.CONNECTION));
    ScriptedProvider two = world.provider("two", text("other half"), fail(Fault.SERVER));
    assertFailed(world.ask(), ErrorCode.ALL_PROVIDERS_FAILED);
    assertThat(one.calls).hasSize(1);
    assertThat(two.calls).hasSize(1 + world.retries.maxRetries());
  }

  @Test
  void ofSeveralReasonsEachIsTold() {
    world.provider("one", fail(Fault.AUTHENTICATION));
    world.provider("two", fail(Fault.CONTEXT_LENGTH));
    Client client = world.ask();
    assertFailed(client, ErrorCode.ALL_PROVIDERS_FAILED);
    assertThat(client.failure).hasMessageContaining("one/m").hasMessageContaining("two/m");
  }

  @Test
  void aModelThatNobodyKnowsIsNotFound() {
    world.provider("one", text("Hello"));
    assertFailed(world.askFor("one/other", World.LONG), ErrorCode.NOT_FOUND);
    assertFailed(world.askFor("nonsense", World.LONG), ErrorCode.NOT_FOUND);
    assertThat(world.askFor("one/m", World.LONG).text).hasToString("Hello");
  }

  @Test
  void aCallerThatGoesAwayEndsTheVendorsCallAtOnce() {
    ScriptedProvider one = world.provider("one", text("Hel"), pause(9), text("lo"));
    ScriptedProvider two = world.provider("two", text("never"));
    Client client = new Client(world.scheduler, World.LONG);
    Gateway gateway = world.gateway();
    world.scheduler.start("client", () -> client.ask(gateway, World.ROUTE));
    world.scheduler.after(seconds(2), client::goAway);
    world.scheduler.run();
    assertFailed(client, ErrorCode.CANCELLED);
    assertThat(client.endNanos).isEqualTo(seconds(2).toNanos());
    assertThat(one.calls.getFirst().ended).isTrue();
    assertThat(two.calls).isEmpty();
    assertThat(world.breaker("one").consecutiveFailures()).isZero();
  }

  @Test
  void theCallersDeadlineEndsEverythingAndBlamesNobody() {
    ScriptedProvider one = world.provider("one", pause(9), text("late"));
    ScriptedProvider two = world.provider("two", text("never"));
    Client client = world.ask(seconds(4));
    assertFailed(client, ErrorCode.TIMEOUT);
    assertThat(client.endNanos).isEqualTo(seconds(4).toNanos());
    assertThat(one.calls.getFirst().ended).isTrue();
    assertThat(two.calls).isEmpty();
    assertThat(world.breaker("one").consecutiveFailures()).isZero();
  }

  @Test
  void noCodePointIsTorn() {
    world.provider("one", text("a\uD83D"), text("\uDE00b\uD83D"), text("c\uD83D"));
    Client client = world.ask();
    assertThat(client.text).hasToString("a\uD83D\uDE00b\uFFFDc\uFFFD");
    assertThat(client.events)
        .filteredOn(TextDelta.class::isInstance)
        .allSatisfy(
            event ->
                assertThat(((TextDelta) event).text().codePoints())
                    .noneMatch(point -> point >= 0xD800 && point <= 0xDFFF));
  }

  @Test
  void anAnswerThatIsTooLongIsAnErrorAndEndsTheCall() {
    world.maxCharacters = 5;
    ScriptedProvider one = world.provider("one", text("123"), text("456"), pause(60));
    assertFailed(world.ask(), ErrorCode.RESPONSE_INVALID);
    assertThat(one.calls.getFirst().ended).isTrue();
  }

  @Test
  void anOpenBreakerHoldsCallsBackAndLetsOneThroughToTry() {
    ScriptedProvider one =
        world.provider(
            "one",
            1_000,
            call -> call < 8 ? List.of(fail(Fault.SERVER)) : List.of(text("well again")));
    ScriptedProvider two = world.provider("two", text("Hello"));
    world.ask();
    world.ask();
    assertThat(one.calls).hasSize(5);
    assertThat(world.breaker("one").state()).isEqualTo(BreakerHealth.State.OPEN);
    world.ask();
    assertThat(one.calls).hasSize(5);
    assertThat(two.calls).hasSize(3);

    for (int probe = 6; probe <= 8; probe++) {
      pass(seconds(30));
      world.ask();
      assertThat(one.calls).hasSize(probe);
      assertThat(world.breaker("one").state()).isEqualTo(BreakerHealth.State.OPEN);
    }
    pass(seconds(30));
    assertThat(world.ask().text).hasToString("well again");
    assertThat(world.breaker("one").state()).isEqualTo(BreakerHealth.State.CLOSED);
  }

  @Test
  void whereAllAreHeldBackTheCallerLearnsWhenToComeAgain() {
    world.provider("one", fail(Fault.SERVER));
    world.ask();
    world.ask();
    Client client = world.ask();
    assertFailed(client, ErrorCode.CIRCUIT_OPEN);
    assertThat(client.failure.retryDelay()).contains(seconds(30));
  }

  private void pass(Duration time) {
    world.scheduler.after(time, () -> {});
    world.scheduler.run();
  }

  @Test
  void eachAttemptIsRecordedWithItsEndAndWhatItWrote() {
    world.provider("one", text("half"), fail(Fault.AUTHENTICATION));
    world.provider("two", pause(1), text("whole"));
    Completed completed = world.ask().completed().orElseThrow();
    Recording recording = world.recording;
    assertThat(recording.started).extracting(Run::status).containsOnly(Run.Status.STARTED);
    assertThat(recording.ended)
        .extracting(Run::status)
        .containsExactly(Run.Status.FAILED, Run.Status.SUCCEEDED);
    assertThat(recording.outputs).containsExactly("half", "whole");
    Run failed = recording.ended.getFirst();
    assertThat(failed.error()).contains(ErrorCode.AUTHENTICATION);
    assertThat(failed.attempt()).isOne();
    assertThat(failed.model()).isEqualTo(model("one"));
    Run succeeded = recording.ended.getLast();
    assertThat(succeeded.id()).isEqualTo(completed.runId());
    assertThat(succeeded.finishReason()).isEqualTo(FinishReason.STOP);
    assertThat(succeeded.usage()).contains(completed.usage());
    assertThat(succeeded.promptLength()).isEqualTo("client".length());
    assertThat(succeeded.inputHash()).hasSize(64).isEqualTo(failed.inputHash());
    assertThat(succeeded.firstTextTime()).contains(succeeded.startTime().plusSeconds(1));
    RequestRecord request = recording.requests.getFirst();
    assertThat(request.runs()).containsExactly(failed.id(), succeeded.id());
    assertThat(request.model()).contains(model("two"));
    assertThat(request.target()).isEqualTo(World.ROUTE);
    assertThat(request.latency()).isEqualTo(completed.latency());
  }

  @Test
  void aCallerWhoLeavesIsRecordedAsSuchAndNotAsAFailure() {
    world.provider("one", text("half"), pause(100), text("never"));
    Client client = new Client(world.scheduler, World.LONG);
    Gateway gateway = world.gateway();
    world.scheduler.start("client", () -> client.ask(gateway, World.ROUTE));
    world.scheduler.after(seconds(3), client::goAway);
    world.scheduler.run();
    assertThat(world.recording.ended).extracting(Run::status).containsExactly(Run.Status.CANCELLED);
    assertThat(world.recording.ended.getFirst().error()).isEmpty();
    assertThat(world.recording.requests.getFirst().error()).contains(ErrorCode.CANCELLED);
    assertThat(world.recording.requests.getFirst().model()).isEmpty();
  }

  @Test
  void aBadKeyOfOneTenantTakesNoModelFromTheOthers() {
    ScriptedProvider shared = world.provider("one", text("Hello"));
    ScriptedProvider bad =
        new ScriptedProvider(
            "one", 1_000, world.scheduler, call -> List.of(fail(Fault.AUTHENTICATION)));
    GatewayConfig base = world.config();
    GatewayConfig own =
        new GatewayConfig(
            Map.of("one", new Owned(bad, "acme")),
            base.aliases(),
            base.routes(),
            base.direct(),
            base.retries());
    Gateway gateway =
        Gateway.create(
            context -> context.tenantId().equals("acme") ? own : base,
            RetryPolicy.DEFAULT,
            BreakerPolicy.DEFAULT,
            ProbeLeases.alone(),
            world.recording,
            world.recording,
            world.scheduler,
            world.scheduler,
            () -> 0);
    for (int call = 0; call < 2 * BreakerPolicy.DEFAULT.consecutiveFailures(); call++) {
      assertFailed(
          world.ask(gateway, "acme"),
          call < BreakerPolicy.DEFAULT.consecutiveFailures()
              ? ErrorCode.PRECONDITION
              : ErrorCode.CIRCUIT_OPEN);
      assertThat(world.ask(gateway, "other").text).hasToString("Hello");
    }
    assertThat(bad.calls).hasSize(BreakerPolicy.DEFAULT.consecutiveFailures());
    assertThat(shared.calls).hasSize(2 * BreakerPolicy.DEFAULT.consecutiveFailures());
    assertThat(gateway.breakers().get(model("one")).state()).isEqualTo(BreakerHealth.State.CLOSED);
    assertThat(gateway.breakers("acme").get(model("one")).state())
        .isEqualTo(BreakerHealth.State.OPEN);
    assertThat(world.recording.raised).as("operators need not act on it").isZero();
  }

  /** A provider with a tenant's own account. */
  private record Owned(LlmProvider provider, String account) implements LlmProvider {
    @Override
    public String name() {
      return provider.name();
    }

    @Override
    public List<ModelInfo> models() {
      return provider.models();
    }

    @Override
    public ProviderAnswer stream(ProviderCall call, ProviderSink sink) {
      return provider.stream(call, sink);
    }

    @Override
    public Set<String> listModels(Cancellation cancellation) {
      return provider.listModels(cancellation);
    }
  }
}
