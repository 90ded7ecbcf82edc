package dev.rolewright.llm;

import static dev.rolewright.llm.World.fail;
import static dev.rolewright.llm.World.pause;
import static dev.rolewright.llm.World.seconds;
import static dev.rolewright.llm.World.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.FinishReason;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.ChatEvent.Completed;
import dev.rolewright.llm.ScriptedProvider.Step;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.pricing.TokenEstimate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What attempts and requests cost. */
class GatewayCostTest {
  private static final long INPUT = 2_000_000;
  private static final long OUTPUT = 10_000_000;

  /** The caller's message in these tests is its name. */
  private static final long ASKED = TokenEstimate.ofMessage("client") * INPUT;

  private static final long HALF = TokenEstimate.of("half") * OUTPUT;

  private final World world = new World();

  @BeforeEach
  void setPrices() {
    world.retries = World.NO_RETRIES;
    world.prices =
        TestPrices.of(
            """
            {"vendors": {
              "one": {"m": [{"from": "1970-01-01",
                "usd_per_million_tokens": {"input": 2, "output": 10}}]},
              "two": {"m": [{"from": "1970-01-01",
                "usd_per_million_tokens": {"input": 1, "output": 3}}]}}}
            """);
  }

  private Optional<Cost> costOfOnlyRun() {
    assertThat(world.recording.ended).hasSize(1);
    Run run = world.recording.ended.getFirst();
    assertThat(world.recording.requests.getFirst().cost()).isEqualTo(run.cost().orElseThrow());
    return run.cost();
  }

  @Test
  void whatTheVendorCountsIsPaidExactly() {
    world.provider("one", text("whole"));

    Completed completed = world.ask().completed().orElseThrow();

    assertThat(completed.cost()).isEqualTo(new Cost(INPUT + OUTPUT, false));
    assertThat(world.recording.started.getFirst().cost()).isEmpty();
    assertThat(costOfOnlyRun()).contains(completed.cost());
  }

  @Test
  void anAnswerWithoutACountIsPaidByItsText() {
    world.provider("one", text("half"), new Step.End(FinishReason.LENGTH));

    Completed completed = world.ask().completed().orElseThrow();

    assertThat(completed.cost()).isEqualTo(new Cost(ASKED + HALF, true));
    assertThat(completed.isUsageEstimated()).isTrue();
    assertThat(completed.usage().outputTokens()).isEqualTo(TokenEstimate.of("half"));
    assertThat(world.recording.ended.getFirst().usage()).isEmpty();
  }

  /** Vendors go on until they see the connection end, and charge for what they wrote until then. */
  @Test
  void anAnswerThatIsAbandonedIsPaidAsFarAsItCame() {
    world.provider("one", text("half"), pause(100), text("never"));
    Client client = new Client(world.scheduler, World.LONG);
    Gateway gateway = world.gateway();
    world.scheduler.start("client", () -> client.ask(gateway, World.ROUTE));
    world.scheduler.after(seconds(3), client::goAway);
    world.scheduler.run();

    assertThat(costOfOnlyRun()).contains(new Cost(ASKED + HALF, true));
  }

  @Test
  void anAnswerThatBreaksOffIsPaidBesidesTheOneThatFollows() {
    world.provider("one", text("half"), fail(Fault.SERVER));
    world.provider("two", text("whole"));

    Completed completed = world.ask().completed().orElseThrow();

    assertThat(world.recording.ended)
        .extracting(run -> run.cost().orElseThrow())
        .containsExactly(new Cost(ASKED + HALF, true), new Cost(4_000_000, false));
    assertThat(completed.cost()).isEqualTo(new Cost(ASKED + HALF + 4_000_000, true));
    assertThat(world.recording.requests.getFirst().cost()).isEqualTo(completed.cost());
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "RATE_LIMIT",
        "AUTHENTICATION",
        "PERMISSION",
        "CONTEXT_LENGTH",
        "CONTENT_FILTER",
        "BAD_REQUEST",
        "OVERLOADED",
        "SERVER"
      })
  void whatTheVendorRefusesCostsNothing(Fault fault) {
    world.provider("one", fail(fault));

    world.ask();

    assertThat(costOfOnlyRun()).contains(Cost.NONE);
  }

  @Test
  void whatNeverReachedTheVendorCostsNothing() {
    world.provider(
        "one", new Step.Fail(LlmException.unsent(Fault.CONNECTION, "No connection.", null)));

    world.ask();

    assertThat(costOfOnlyRun()).contains(Cost.NONE);
  }

  @ParameterizedTest
  @EnumSource(names = {"CONNECTION", "TIMEOUT", "MALFORMED", "CANCELLED"})
  void ofWhatTheVendorMayHaveReadTheInputIsPaid(Fault fault) {
    world.provider("one", fail(fault));

    world.ask();

    assertThat(costOfOnlyRun()).contains(new Cost(ASKED, true));
  }

  @Test
  void aModelWithoutAPriceIsPaidAtTheDearestAndNeverForCertain() {
    world.provider("stranger", text("whole"));

    assertThat(world.ask().completed().orElseThrow().cost())
        .isEqualTo(new Cost(INPUT + OUTPUT, true));
  }

  @Test
  void anAnswerThatIsOfNoUseIsPaidAsCounted() {
    Bill bill =
        Bill.ofFailure(
            new LlmException(Fault.CONTENT_FILTER, "cut off"),
            Optional.of(new TokenUsage(7, 2, 0, 0)),
            new ChatRequest(
                "any",
                List.of(new ChatMessage(ChatRole.USER, "Hi")),
                ChatParameters.CONFIGURED,
                new AnswerFormat.Text(),
                "",
                Purpose.CHAT),
            "",
            world.prices.of("one", "m", Instant.EPOCH));

    assertThat(bill.cost()).isEqualTo(new Cost(7 * INPUT + 2 * OUTPUT, false));
    assertThat(bill.counted()).contains(new TokenUsage(7, 2, 0, 0));
  }

  @Test
  void aModelThatABudgetIsTooSmallForIsPassedOver() {
    // An answer of a million tokens is possible: 10 USD of the first model, 3 of the second.
    world.spending = new Till(4_000_000_000_000L);
    world.provider("one", text("never"));
    world.provider("two", text("whole"));

    Client client = world.ask();

    assertThat(client.text).hasToString("whole");
    assertThat(client.completed().orElseThrow().attempts()).isOne();
    assertThat(world.recording.started).hasSize(1);
  }

  @Test
  void whereABudgetIsTooSmallForEveryModelThatIsTheReason() {
    world.spending = new Till(1_000_000_000_000L);
    world.provider("one", text("never"));
    world.provider("two", text("never"));

    Client client = world.ask();

    world.assertFailed(client, ErrorCode.BUDGET_EXHAUSTED);
    assertThat(client.failure).hasMessageContaining("two/m").hasMessageContaining("Too little");
    assertThat(world.recording.started).isEmpty();
    assertThat(world.breakerState("one")).isEqualTo(BreakerHealth.State.CLOSED);
  }

  @Test
  void aFailureComesBeforeTheBudgetThatForbidsARepeat() {
    world.retries = RetryPolicy.DEFAULT;
    Till till = new Till(10_500_000_000_000L);
    world.spending = till;
    world.provider("one", text("x".repeat(500_000)), fail(Fault.SERVER));
    world.maxCharacters = 1_000_000;

    world.assertFailed(world.ask(), ErrorCode.SERVER);

    assertThat(till.refused).isPositive();
    till.assertSettled();
  }
}
