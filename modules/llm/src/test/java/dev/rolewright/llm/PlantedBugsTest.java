package dev.rolewright.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.testkit.PlantedBug;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A simulation that finds nothing proves nothing: it has to find bugs that are planted for it. */
class PlantedBugsTest {
  private static final int MOST_SEEDS = 5_000;

  @TempDir private Path folder;

  /** A change of one source file. */
  enum Bug {
    TEXT_OF_A_FAILED_ATTEMPT_STAYS("Emitter", "      brokenOff = failure;\n", ""),
    ONE_RETRY_TOO_MANY(
        "Turn",
        "calls <= config.retries().maxRetries()",
        "calls <= config.retries().maxRetries() + 1"),
    TWO_PROBES_AT_ONCE("Breaker", "state == BreakerHealth.State.HALF_OPEN || ", ""),
    A_WAIT_PASSES_THE_DEADLINE("Turn", " || !pauses.fits(wait.get())", ""),
    A_SECOND_SUCCESS(
        "Routing",
        "    emitter.complete(end);\n",
        "    emitter.complete(end);\n"
            + "    if (attempts > 1) {\n"
            + "      emitter.complete(end);\n"
            + "    }\n"),
    A_WAIT_GOES_ON_WHEN_THE_CALLER_LEFT(
        "Pauses", "timers.pause(wait, context.cancellation())", "context.time().sleep(wait)"),
    A_VENDORS_CALL_GOES_ON_WHEN_THE_CALLER_LEFT(
        "Attempt", "    context.cancellation().onCancel(cancellation::cancel);\n", ""),
    AN_EMPTY_ANSWER_COUNTS(
        "Attempt",
        "!emitter.hasText() && answer.finishReason() != FinishReason.LENGTH",
        "answer.finishReason() == FinishReason.UNSPECIFIED"),
    A_FAILED_REQUEST_IS_NOT_RECORDED("Gateway", "      recorder.failed(failure);\n", ""),
    A_CALL_IS_NOT_BOOKED("Recorder", "        hold.book(bill.cost(), bill.usage());\n", ""),
    A_CALL_IS_BOOKED_TWICE(
        "Recorder",
        "        hold.book(bill.cost(), bill.usage());\n",
        "        hold.book(bill.cost(), bill.usage());\n"
            + "        hold.book(bill.cost(), bill.usage());\n"),
    MORE_IS_SPENT_THAN_WAS_HELD("Entrance", "size.cost(price)", "size.cost(price) / 1_000_000"),
    WHAT_BREAKS_OFF_IS_NOT_PAID(
        "Bill", "counted.isEmpty() && output.isEmpty() &&", "counted.isEmpty() &&"),
    AN_OPEN_BREAKER_LETS_ALL_THROUGH(
        "Breaker", "      if (state == BreakerHealth.State.CLOSED) {\n", "      if (true) {\n"),
    A_KEY_LEAVES_THE_TENANT_OUT(
        SharedSimulation.class, "Recall", "question.context().tenantId(),", "\"\","),
    AN_ANSWER_THAT_WAS_CUT_SHORT_IS_KEPT(
        SharedSimulation.class, "Leg", "answer.finishReason() != FinishReason.STOP || ", ""),
    WHO_READS_ALONG_IS_SAID_TO_PAY(
        SharedSimulation.class, "Routing", "ride.isFirst() && !isOfAnother", "ride.isFirst()"),
    A_TAIL_WITHOUT_ITS_BEGIN_IS_READ_ALONG(
        SharedSimulation.class, "Leg", "    int next = 0;\n", "    int next = 1;\n"),
    WHAT_A_REPLICA_LEFT_BEHIND_STAYS(
        SharedSimulation.class, "Leg", "          flight.restart();\n", ""),
    WHO_COMES_LATE_MISSES_THE_BEGIN(
        SharedSimulation.class,
        "Flight",
        "          rides.add(ride);\n",
        "          rides.add(ride);\n          ride.position = texts.size();\n"),
    A_FLIGHT_ENDS_WITH_ITS_FIRST(
        SharedSimulation.class,
        "Flight",
        "return rides.isEmpty() && landing == null;",
        "return isFirst && landing == null;"),
    A_FLIGHT_GOES_ON_WITHOUT_READERS(
        SharedSimulation.class,
        "Flight",
        "      if (isAbandoned) {\n        cancellation.cancel();\n      }\n",
        ""),
    EACH_WHO_ASKS_FLIES_ALONE(
        SharedSimulation.class, "Flights", "byKey.computeIfAbsent(key, any -> fresh)", "fresh");

    private final Class<?> simulation;
    private final PlantedBug planted;

    Bug(String type, String from, String to) {
      this(Simulation.class, type, from, to);
    }

    Bug(Class<?> simulation, String type, String from, String to) {
      this.simulation = simulation;
      this.planted = new PlantedBug(type, from, to);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSimulationFindsIt(Bug bug) throws Exception {
    assertThat(bug.planted.find(bug.simulation, MOST_SEEDS, folder))
        .as(bug.name().toLowerCase(Locale.ROOT))
        .isPresent();
  }
}
