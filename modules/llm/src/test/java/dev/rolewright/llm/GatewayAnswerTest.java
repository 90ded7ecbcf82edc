package dev.rolewright.llm;

import static dev.rolewright.llm.World.model;
import static dev.rolewright.llm.World.pause;
import static dev.rolewright.llm.World.seconds;
import static dev.rolewright.llm.World.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.FinishReason;
import dev.rolewright.llm.ChatEvent.Completed;
import dev.rolewright.llm.ChatEvent.Started;
import dev.rolewright.llm.ChatEvent.TextDelta;
import dev.rolewright.llm.ScriptedProvider.Step;
import dev.rolewright.platform.ErrorCode;
import org.junit.jupiter.api.Test;

/** What an answer is, and what is none. */
class GatewayAnswerTest {
  private final World world = new World();

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
  void anAnswerThatIsTooLongIsAnErrorAndEndsTheCall() {
    world.maxCharacters = 5;
    ScriptedProvider one = world.provider("one", text("123"), text("456"), pause(60));
    world.assertFailed(world.ask(), ErrorCode.RESPONSE_INVALID);
    assertThat(one.calls.getFirst().ended).isTrue();
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
  void aModelThatNobodyKnowsIsNotFound() {
    world.provider("one", text("Hello"));
    world.assertFailed(world.askFor("one/other", World.LONG), ErrorCode.NOT_FOUND);
    world.assertFailed(world.askFor("nonsense", World.LONG), ErrorCode.NOT_FOUND);
    assertThat(world.askFor("one/m", World.LONG).text).hasToString("Hello");
  }
}
