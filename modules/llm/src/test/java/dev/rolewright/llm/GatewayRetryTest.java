package dev.rolewright.llm;

import static dev.rolewright.llm.World.fail;
import static dev.rolewright.llm.World.failAfter;
import static dev.rolewright.llm.World.model;
import static dev.rolewright.llm.World.pause;
import static dev.rolewright.llm.World.seconds;
import static dev.rolewright.llm.World.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.llm.ChatEvent.Completed;
import dev.rolewright.llm.ScriptedProvider.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When the same model is asked again, and after which waits. */
class GatewayRetryTest {
  private final World world = new World();

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
}
