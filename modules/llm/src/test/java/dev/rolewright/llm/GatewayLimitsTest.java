package dev.rolewright.llm;

import static dev.rolewright.llm.World.fail;
import static dev.rolewright.llm.World.seconds;
import static dev.rolewright.llm.World.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.llm.ChatEvent.Completed;
import dev.rolewright.llm.spi.RateLimits;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of requests and calls that limits do not allow. */
class GatewayLimitsTest {
  private final World world = new World();
  private final Scripted limits = new Scripted();

  /** Limits that follow a script for the first provider, and let all others through. */
  private static final class Scripted implements RateLimits {
    final Queue<Optional<Duration>> waits = new ArrayDeque<>();
    final List<Long> used = new ArrayList<>();
    final List<Long> wanted = new ArrayList<>();
    boolean isFull;

    @Override
    public Ticket request(RequestContext context, String task, LongSupplier tokens) {
      if (isFull) {
        throw RolewrightException.retryAfter(ErrorCode.QUOTA, "Enough.", Duration.ofSeconds(7));
      }
      wanted.add(tokens.getAsLong());
      return used::add;
    }

    @Override
    public Admission call(ModelName model, String account, LongSupplier tokens) {
      Optional<Duration> wait = model.provider().equals("one") ? waits.poll() : null;
      if (wait == null) {
        return new Admission.Admitted(used::add);
      }
      return new Admission.Refused(
          wait.map(time -> RolewrightException.retryAfter(ErrorCode.RATE_LIMITED, "Full.", time))
              .orElseGet(() -> RolewrightException.of(ErrorCode.RATE_LIMITED, "Closed.")));
    }
  }

  @BeforeEach
  void limit() {
    world.rates = limits;
    world.retries = World.NO_RETRIES;
  }

  @Test
  void aRequestBeyondItsCallersLimitIsRefusedAndLeavesNoTrace() {
    world.provider("one", text("never"));
    limits.isFull = true;

    Client client = world.ask();

    world.assertFailed(client, ErrorCode.QUOTA);
    assertThat(client.failure.retryDelay()).contains(seconds(7));
    assertThat(world.recording.started).isEmpty();
    assertThat(world.recording.requests).isEmpty();
  }

  @Test
  void aCallWaitsForItsProvidersLimit() {
    world.provider("one", text("whole"));
    world.provider("two", text("never"));
    limits.waits.add(Optional.of(seconds(20)));
    limits.waits.add(Optional.of(seconds(3)));

    Client client = world.ask();

    assertThat(client.text).hasToString("whole");
    assertThat(client.completed().orElseThrow().waiting()).isEqualTo(seconds(23));
    assertThat(client.completed().orElseThrow().attempts()).isOne();
  }

  @Test
  void whereTheWaitDoesNotFitTheDeadlineTheNextProviderIsAsked() {
    world.provider("one", text("never"));
    world.provider("two", text("whole"));
    limits.waits.add(Optional.of(seconds(20)));

    Client client = world.ask(seconds(20));

    assertThat(client.text).hasToString("whole");
    assertThat(client.completed().orElseThrow().waiting()).isZero();
    assertThat(world.breakerState("one")).isEqualTo(BreakerHealth.State.CLOSED);
  }

  @Test
  void aClosedProviderIsPassedOver() {
    world.provider("one", text("never"));
    world.provider("two", text("whole"));
    limits.waits.add(Optional.empty());

    assertThat(world.ask().text).hasToString("whole");
  }

  @Test
  void whereNobodyIsLeftTheCallerLearnsHowLongToWait() {
    world.provider("one", text("never"));
    limits.waits.add(Optional.of(seconds(30)));

    Client client = world.ask(seconds(20));

    world.assertFailed(client, ErrorCode.RATE_LIMITED);
    assertThat(client.failure.retryDelay()).contains(seconds(30));
    assertThat(world.recording.started).isEmpty();
  }

  @Test
  void whatWasUsedReplacesTheEstimateOfEachCallAndOfTheRequest() {
    world.provider("one", text("half"), fail(Fault.SERVER));
    world.provider("two", text("whole"));

    Completed completed = world.ask().completed().orElseThrow();

    long failed =
        CallSize.inputTokens(
                new ChatRequest(
                    "any",
                    List.of(new ChatMessage(ChatRole.USER, "client")),
                    ChatParameters.CONFIGURED,
                    new AnswerFormat.Text(),
                    "",
                    Purpose.CHAT))
            + 1;
    assertThat(completed.usage().inputTokens() + completed.usage().outputTokens()).isEqualTo(2);
    assertThat(limits.used).containsExactly(failed, 2L, failed + 2);
    assertThat(limits.wanted).hasSize(1).allMatch(most -> most > failed);
  }

  @Test
  void whatABudgetForbidsUsesNothingOfALimit() {
    world.prices =
        TestPrices.of(
            """
            {"vendors": {"one": {"m": [{"from": "1970-01-01",
              "usd_per_million_tokens": {"input": 2, "output": 10}}]}}}
            """);
    world.spending = new Till(0);
    world.provider("one", text("never"));

    world.assertFailed(world.ask(), ErrorCode.BUDGET_EXHAUSTED);

    assertThat(limits.used).containsExactly(0L, 0L);
  }
}
