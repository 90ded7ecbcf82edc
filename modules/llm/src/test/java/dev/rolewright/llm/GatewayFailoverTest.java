package dev.rolewright.llm;

import static dev.rolewright.llm.World.fail;
import static dev.rolewright.llm.World.model;
import static dev.rolewright.llm.World.pause;
import static dev.rolewright.llm.World.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.FinishReason;
import dev.rolewright.llm.ChatEvent.Reset;
import dev.rolewright.llm.ChatEvent.Started;
import dev.rolewright.llm.ChatEvent.TextDelta;
import dev.rolewright.llm.ScriptedProvider.Step;
import dev.rolewright.platform.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which model is asked next, and what the caller learns where none is left. */
class GatewayFailoverTest {
  private final World world = new World();

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CONTENT_FILTER", "BAD_REQUEST"})
  void aRefusalGoesToTheCallerAsItIs(Fault fault) {
    ScriptedProvider one = world.provider("one", fail(fault));
    ScriptedProvider two = world.provider("two", text("Hello"));
    world.assertFailed(world.ask(), fault.code());
    assertThat(one.calls).hasSize(1);
    assertThat(two.calls).isEmpty();
    assertThat(world.breaker("one").consecutiveFailures()).isZero();
  }

  @Test
  void anAnswerThatTheFilterCutOffIsARefusal() {
    world.provider("one", text("Hel"), new Step.End(FinishReason.CONTENT_FILTER));
    ScriptedProvider two = world.provider("two", text("Hello"));
    world.assertFailed(world.ask(), ErrorCode.CONTENT_FILTER);
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
  void aStalledAnswerIsTakenBackAndTheNextOneIsWhole() {
    ScriptedProvider one = world.provider("one", text("Half an"), pause(3_600));
    world.provider("two", text("A whole "), text("answer"));
    world.retries = World.NO_RETRIES;
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

  @Test
  void theOneReasonOfAllSurvives() {
    world.provider("one", fail(Fault.CONTEXT_LENGTH));
    world.assertFailed(world.ask(), ErrorCode.CONTEXT_LENGTH);
  }

  @Test
  void aVendorThatRefusesOurKeyIsNoFaultOfTheCallersKey() {
    world.provider("one", fail(Fault.AUTHENTICATION));
    world.provider("two", fail(Fault.PERMISSION));
    Client client = world.ask();
    world.assertFailed(client, ErrorCode.PRECONDITION);
    assertThat(client.failure)
        .hasMessageContaining("one/m: AUTHENTICATION")
        .hasMessageContaining("two/m: PERMISSION");
  }

  @Test
  void ofSeveralReasonsEachIsTold() {
    world.provider("one", fail(Fault.AUTHENTICATION));
    world.provider("two", fail(Fault.CONTEXT_LENGTH));
    Client client = world.ask();
    world.assertFailed(client, ErrorCode.ALL_PROVIDERS_FAILED);
    assertThat(client.failure).hasMessageContaining("one/m").hasMessageContaining("two/m");
  }
}
