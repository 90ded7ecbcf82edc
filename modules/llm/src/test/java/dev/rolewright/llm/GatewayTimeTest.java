package dev.rolewright.llm;

import static dev.rolewright.llm.World.pause;
import static dev.rolewright.llm.World.seconds;
import static dev.rolewright.llm.World.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.llm.ScriptedProvider.Step;
import dev.rolewright.platform.ErrorCode;
import org.junit.jupiter.api.Test;

/** How long a call may take, and what ends it sooner. */
class GatewayTimeTest {
  private final World world = new World();

  @Test
  void aSlowAnswerThatGoesOnIsNoStall() {
    world.provider(
        "one", text("a"), pause(9), new Step.Alive(), pause(9), text("b"), pause(9), text("c"));
    assertThat(world.ask().text).hasToString("abc");
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
    world.retries = World.NO_RETRIES;
    Client client = world.ask();
    assertThat(client.text).hasToString("Hello");
    assertThat(client.completed().orElseThrow().latency()).isEqualTo(world.limits.total());
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
    world.assertFailed(client, ErrorCode.CANCELLED);
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
    world.assertFailed(client, ErrorCode.TIMEOUT);
    assertThat(client.endNanos).isEqualTo(seconds(4).toNanos());
    assertThat(one.calls.getFirst().ended).isTrue();
    assertThat(two.calls).isEmpty();
    assertThat(world.breaker("one").consecutiveFailures()).isZero();
  }
}
