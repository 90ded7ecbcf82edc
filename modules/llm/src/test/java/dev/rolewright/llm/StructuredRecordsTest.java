package dev.rolewright.llm;

import static dev.rolewright.llm.World.fail;
import static dev.rolewright.llm.World.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.ErrorCode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written down of a request that takes more than one question. */
class StructuredRecordsTest extends StructuredTestCase {
  private RequestRecord theOneRecord() {
    assertThat(world.recording.requests).hasSize(1);
    return world.recording.requests.getFirst();
  }

  private List<String> runs() {
    return world.recording.ended.stream().map(Run::id).toList();
  }

  @Test
  void aSecondQuestionBelongsToTheSameRequest() {
    world.provider(
        "one",
        1_000,
        call ->
            switch (call) {
              case 0 -> List.of(World.pause(2), text("no JSON"));
              case 1 -> List.of(fail(Fault.SERVER));
              default -> List.of(text("{\"title\":null,\"skills\":[]}"));
            });
    ask(SKILLS);
    RequestRecord request = theOneRecord();
    assertThat(request.runs()).hasSize(3).isEqualTo(runs());
    assertThat(world.recording.ended).extracting(Run::attempt).containsExactly(1, 2, 3);
    assertThat(request.error()).isEmpty();
    assertThat(request.usage()).contains(answer().completed().usage());
    assertThat(request.usage().orElseThrow().inputTokens()).as("of both answers").isEqualTo(2);
    assertThat(request.waiting()).isEqualTo(Duration.ofSeconds(1));
    assertThat(request.timeToFirstToken()).contains(Duration.ofSeconds(2));
    assertThat(request.latency()).isEqualTo(Duration.ofSeconds(3));
    assertThat(answer().completed().attempts()).isEqualTo(3);
  }

  @Test
  void aSecondQuestionThatFailsIsPartOfARequestThatHasAnAnswer() {
    world.provider(
        "one",
        1_000,
        call -> List.of(call == 0 ? text("{\"title\":null}") : fail(Fault.AUTHENTICATION)));
    world.provider("two", fail(Fault.AUTHENTICATION));
    ask(SKILLS);
    RequestRecord request = theOneRecord();
    assertThat(request.runs()).hasSize(3).isEqualTo(runs());
    assertThat(answer().completed().attempts()).isEqualTo(3);
    assertThat(request.model()).contains(new ModelName("one", "m"));
    assertThat(request.error()).isEmpty();
    assertThat(request.usage()).as("nobody counted the second question").isEmpty();
  }

  @Test
  void whoGoesOnWithoutAnAnswerLearnsWhatTryingTook() {
    world.retries = World.NO_RETRIES;
    world.prices =
        TestPrices.of(
            """
            {"vendors": {"one": {"m": [{"from": "1970-01-01",
              "usd_per_million_tokens": {"input": 2, "output": 10}}]}}}
            """);
    world.provider("one", text("half"), fail(Fault.CONNECTION));
    world.provider("two", fail(Fault.AUTHENTICATION));
    ask(SKILLS);
    RequestRecord request = theOneRecord();
    assertThat(request.cost().picos()).isPositive();
    assertThat(tried)
        .isEqualTo(new ModelFailure(ErrorCode.ALL_PROVIDERS_FAILED, 2, request.cost()));
    assertThat(failure).hasMessageStartingWith("No model gave an answer.");
  }

  @Test
  void aRequestThatIsRefusedBeforeAnyModelIsAskedLeavesNoRecord() {
    world.provider("one", text("Hello"));
    ask(new AnswerFormat.JsonSchema("s", "{\"type\":7}"));
    assertThat(failure).isNotNull();
    assertThat(tried).isEqualTo(new ModelFailure(ErrorCode.BAD_REQUEST, 0, Cost.NONE));
    assertThat(world.recording.requests).isEmpty();
  }
}
