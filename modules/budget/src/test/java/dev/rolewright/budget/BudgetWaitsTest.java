package dev.rolewright.budget;

import static dev.rolewright.budget.Fixture.refusal;
import static dev.rolewright.budget.Fixture.settle;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls that wait for money or for the store, and money that moves. */
class BudgetWaitsTest {

  private final Fixture fixture = new Fixture();
  private final Machine machine = new Machine();

  @Test
  void aCallWaitsForAnotherOneToSettleBeforeItIsRefused() {
    fixture.limits = Fixture.deployment(1_000);
    List<String> course = new ArrayList<>();
    fixture.run(
        machine,
        process -> {
          Reservation first = fixture.reserve(process, 1_000);
          process.start(
              "second",
              () -> {
                fixture.reserve(process, 600).release();
                course.add("second");
              });
          process.rest(Duration.ofMillis(100));
          course.add("first");
          settle(first, 400);
          process.rest(Duration.ofSeconds(1));
        });
    assertThat(course).containsExactly("first", "second");
  }

  @Test
  void waitingEndsWithTheCaller() {
    fixture.limits = Fixture.deployment(1_000);
    fixture.run(
        machine,
        process -> {
          Reservation first = fixture.reserve(process, 1_000);
          Cancellation leaves = new Cancellation();
          fixture.scheduler.after(Duration.ofMillis(50), leaves::cancel);
          assertThat(
                  refusal(
                          () ->
                              process.budgets.reserve(
                                  fixture.context(process, Duration.ofSeconds(9), leaves),
                                  fixture.charge(1_000)))
                      .code())
              .isEqualTo(ErrorCode.CANCELLED);
          assertThat(
                  refusal(
                          () ->
                              process.budgets.reserve(
                                  fixture.context(
                                      process, Duration.ofMillis(60), new Cancellation()),
                                  fixture.charge(1_000)))
                      .code())
              .isEqualTo(ErrorCode.TIMEOUT);
          first.release();
          fixture.reserve(process, 1_000).release();
        });
  }

  @Test
  void whileTheStoreIsAwayOnlyMoneyThatIsHeldIsSpent() {
    fixture.limits = Fixture.deployment(64_000);
    fixture.run(
        machine,
        process -> {
          fixture.reserve(process, 10).release();
          fixture.network.down = true;
          settle(fixture.reserve(process, 900), 900);
          process.rest(Duration.ofMillis(300));
          assertThat(refusal(() -> fixture.reserve(process, 10_000)).code())
              .isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
          fixture.network.down = false;
          fixture.scheduler.after(Duration.ofMillis(1), () -> {});
          process.rest(Duration.ofMillis(500));
          assertThat(fixture.spent()).isEqualTo(900);
        });
  }

  @Test
  void aFullJournalRefuses() {
    fixture.settings =
        new BudgetSettings(
            2,
            Duration.ofMillis(200),
            Duration.ofSeconds(5),
            Duration.ofMillis(100),
            500,
            Duration.ofSeconds(1));
    fixture.run(
        machine,
        process -> {
          Reservation first = fixture.reserve(process, 1);
          settle(fixture.reserve(process, 1), 1);
          assertThat(refusal(() -> fixture.reserve(process, 1)).code())
              .isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
          process.rest(Duration.ofMillis(200));
          fixture.reserve(process, 1).release();
          first.release();
        });
  }

  @Test
  void aLoweredLimitHoldsAtOnceAndARaisedOneToo() {
    fixture.limits = Fixture.deployment(64_000);
    fixture.run(
        machine,
        process -> {
          settle(fixture.reserve(process, 500), 500);
          fixture.limits = Fixture.deployment(600);
          assertThat(refusal(() -> fixture.reserve(process, 101)).code())
              .isEqualTo(ErrorCode.BUDGET_EXHAUSTED);
          fixture.reserve(process, 100).release();
          fixture.limits = Fixture.deployment(400);
          refusal(() -> fixture.reserve(process, 1));
          fixture.limits = Fixture.deployment(64_000);
          fixture.reserve(process, 500).release();
        });
  }

  @Test
  void whatIsNotUsedGoesBackToOthers() {
    fixture.limits = Fixture.deployment(64_000);
    fixture.run(
        machine,
        process -> {
          settle(fixture.reserve(process, 10), 10);
          assertThat(fixture.deployment().grants()).hasSize(1);
          process.rest(Duration.ofSeconds(4));
          assertThat(fixture.deployment().grants()).isEmpty();
        });
  }
}
