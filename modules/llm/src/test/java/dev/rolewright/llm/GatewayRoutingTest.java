package dev.rolewright.llm;

import static dev.rolewright.llm.World.fail;
import static dev.rolewright.llm.World.model;
import static dev.rolewright.llm.World.pause;
import static dev.rolewright.llm.World.seconds;
import static dev.rolewright.llm.World.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.CacheState;
import dev.rolewright.llm.VendorTest.Arm;
import dev.rolewright.llm.testing.InMemoryAnswerCache;
import dev.rolewright.platform.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a choice between models: who is asked, and what the records say of it. */
class GatewayRoutingTest {
  private static final Variant SECOND = new Variant("t", "second");

  private final World world = new World();
  private final ScriptedFlags flags = new ScriptedFlags();

  @BeforeEach
  void withFlags() {
    world.flags = flags;
    world.retries = World.NO_RETRIES;
  }

  /** The client's user is number 67 of the test. */
  private void test() {
    world.rules =
        new RoutingRules(
            Map.of(),
            Map.of(
                World.ROUTE,
                new VendorTest(
                    "t",
                    List.of(
                        new Arm("first", model("one"), 50), new Arm("second", model("two"), 50)))),
            Map.of(),
            Map.of(),
            Set.of(),
            Set.of());
  }

  private void order(ModelOrder order) {
    world.rules =
        new RoutingRules(
            Map.of(), Map.of(), Map.of(), Map.of(World.ROUTE, order), Set.of(), Set.of());
  }

  private ModelName answered() {
    return world.ask().completed().orElseThrow().model();
  }

  private void assertRecorded(Variant variant) {
    assertThat(world.recording.ended).extracting(Run::variant).containsOnly(variant);
    assertThat(world.recording.started).extracting(Run::variant).containsOnly(variant);
    assertThat(world.recording.requests.getLast().variant()).isEqualTo(variant);
  }

  @Test
  void theSideOfATestStandsInAnswerRunsAndRecord() {
    world.provider("one", text("1"));
    world.provider("two", text("2"));
    test();
    ChatEvent.Completed completed = world.ask().completed().orElseThrow();
    assertThat(completed.model()).isEqualTo(model("two"));
    assertThat(completed.variant()).isEqualTo(SECOND);
    assertRecorded(SECOND);
  }

  @Test
  void whoIsAnsweredByABackupTookPartAllTheSame() {
    world.provider("one", text("1"));
    world.provider("two", fail(Fault.CONNECTION));
    test();
    ChatEvent.Completed completed = world.ask().completed().orElseThrow();
    assertThat(completed.model()).isEqualTo(model("one"));
    assertThat(completed.variant()).isEqualTo(SECOND);
    assertThat(world.recording.ended).hasSize(2);
    assertRecorded(SECOND);
  }

  @Test
  void aRequestThatFailsTookPartToo() {
    world.provider("one", fail(Fault.CONNECTION));
    world.provider("two", fail(Fault.CONNECTION));
    test();
    world.assertFailed(world.ask(), ErrorCode.CONNECTION);
    assertRecorded(SECOND);
  }

  @Test
  void noSideIsClaimedWhereItsModelWasHeldBack() {
    world.provider("one", text("1"));
    world.provider("two", fail(Fault.CONNECTION));
    test();
    for (int call = 0; call < BreakerPolicy.DEFAULT.consecutiveFailures(); call++) {
      world.ask();
    }
    assertThat(world.breakerState("two")).isEqualTo(BreakerHealth.State.OPEN);
    world.recording.ended.clear();
    world.recording.started.clear();
    assertThat(world.ask().completed().orElseThrow().variant()).isEqualTo(Variant.NONE);
    assertRecorded(Variant.NONE);
  }

  @Test
  void aKeptAnswerOfTheSidesModelIsOfThatSide() {
    world.cache =
        ResponseCache.create(
            new InMemoryAnswerCache(world.scheduler), HitRates.create(), world::fly);
    world.provider("one", text("1"));
    world.provider("two", text("2"));
    test();
    world.ask();
    ChatEvent.Completed again = world.ask().completed().orElseThrow();
    assertThat(again.cache()).isEqualTo(CacheState.HIT);
    assertThat(again.variant()).isEqualTo(SECOND);
    assertThat(world.recording.requests.getLast().variant()).isEqualTo(SECOND);
  }

  @Test
  void byLatencyEachModelIsMeasuredAndThenTheSoonestIsAsked() {
    ScriptedProvider slow = world.provider("slow", pause(4), text("1"), pause(1), text("!"));
    ScriptedProvider soon = world.provider("soon", pause(1), text("2"), pause(8), text("!"));
    order(ModelOrder.LATENCY);
    assertThat(answered()).isEqualTo(model("slow"));
    assertThat(answered()).isEqualTo(model("soon"));
    assertThat(answered()).isEqualTo(model("soon"));
    assertThat(slow.calls).hasSize(1);
    assertThat(soon.calls).hasSize(2);
    world.pass(FirstTextTimes.WINDOW);
    assertThat(answered()).as("after a while it may have become faster").isEqualTo(model("slow"));
  }

  @Test
  void anAttemptThatFailedDoesNotCountAsFast() {
    world.provider("one", text("1"), fail(Fault.CONNECTION));
    world.provider("two", pause(1), text("2"));
    order(ModelOrder.LATENCY);
    assertThat(answered()).isEqualTo(model("two"));
    assertThat(world.recording.ended).hasSize(2);
    assertThat(answered()).as("one was tried out in vain").isEqualTo(model("two"));
    assertThat(world.recording.ended).hasSize(3);
    world.pass(FirstTextTimes.TRY);
    assertThat(answered()).isEqualTo(model("two"));
    assertThat(world.recording.ended).as("one was tried out again").hasSize(5);
    assertThat(world.recording.ended.get(3).model()).isEqualTo(model("one"));
  }

  @Test
  void aFlagSwitchesCacheAndSharingOff() {
    world.cache =
        ResponseCache.create(
            new InMemoryAnswerCache(world.scheduler), HitRates.create(), world::fly);
    ScriptedProvider one = world.provider("one", text("1"));
    flags.uncachedTasks.add(Purpose.CHAT.task());
    assertThat(world.ask().completed().orElseThrow().cache()).isEqualTo(CacheState.NONE);
    world.pass(seconds(1));
    world.ask();
    assertThat(one.calls).hasSize(2);
    flags.uncachedTasks.clear();
    world.ask();
    assertThat(world.ask().completed().orElseThrow().cache()).isEqualTo(CacheState.HIT);
    assertThat(one.calls).hasSize(3);
  }

  @Test
  void anEstimateIsOfTheModelsThatWouldBeAskedInTheirOrder() {
    world.provider("one", text("1"));
    world.provider("two", text("2"));
    test();
    Client client = new Client(world.scheduler, World.LONG);
    assertThat(
            world.gateway().estimate(client.context, world.config(), client.request(World.ROUTE)))
        .extracting(CostEstimate::model)
        .containsExactly(model("two"), model("one"));
  }
}
