package dev.rolewright.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.budget.BudgetStore.BudgetState;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BudgetsTest {
  private static final TokenUsage USAGE = new TokenUsage(1, 2, 3, 4);

  private Fixture fixture = new Fixture();
  private final Machine machine = new Machine();

  /** Runs a process until its work is done and it is closed. */
  private void run(Consumer<Process> work) {
    Process process = fixture.begin(machine);
    process.start(
        "work",
        () -> {
          work.accept(process);
          process.budgets.close();
        });
    fixture.scheduler.run();
  }

  private static RolewrightException refusal(Runnable call) {
    try {
      call.run();
    } catch (RolewrightException refusal) {
      return refusal;
    }
    throw new AssertionError("nothing was refused");
  }

  private static void settle(Reservation reservation, long cost) {
    reservation.settle(cost, USAGE, CostBasis.EXACT);
  }

  private BudgetState deployment() {
    return fixture
        .store
        .states(List.of(new ScopeMonth(BudgetScope.deployment(), YearMonth.of(2026, 1))))
        .getFirst();
  }

  @Test
  void whatIsSettledIsBookedAndTheRestIsFreeAgain() {
    fixture.limits = Fixture.deployment(1_000);
    run(
        process -> {
          settle(fixture.reserve(process, 1_000), 400);
          settle(fixture.reserve(process, 600), 600);
        });
    assertThat(fixture.store.ledger().values())
        .extracting(LedgerEntry::costPicos, LedgerEntry::basis, LedgerEntry::usage)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(400L, CostBasis.EXACT, USAGE),
            org.assertj.core.groups.Tuple.tuple(600L, CostBasis.EXACT, USAGE));
    assertThat(deployment().spentPicos()).isEqualTo(1_000);
    assertThat(deployment().grants()).isEmpty();
    assertThat(machine.left()).isEmpty();
  }

  @Test
  void whatWasReleasedIsOwedByNobody() {
    fixture.limits = Fixture.deployment(1_000);
    run(
        process -> {
          fixture.reserve(process, 1_000).release();
          fixture.reserve(process, 1_000).release();
        });
    assertThat(fixture.store.ledger()).isEmpty();
  }

  @Test
  void aReservationEndsOnce() {
    run(
        process -> {
          Reservation reservation = fixture.reserve(process, 10);
          assertThatThrownBy(() -> reservation.settle(-1, USAGE, CostBasis.EXACT))
              .isInstanceOf(IllegalArgumentException.class);
          assertThatThrownBy(() -> reservation.settle(1, USAGE, CostBasis.RESERVED))
              .isInstanceOf(IllegalArgumentException.class);
          settle(reservation, 3);
          assertThatThrownBy(() -> settle(reservation, 9))
              .isInstanceOf(IllegalStateException.class);
          assertThatThrownBy(reservation::release).isInstanceOf(IllegalStateException.class);
        });
    assertThat(fixture.spent()).isEqualTo(3);
  }

  @Test
  void aRefusalNamesTheBudgetAndWhenItBeginsAnew() {
    fixture.limits =
        new BudgetLimits(
            OptionalLong.of(5_000),
            OptionalLong.of(2_500_000_000_000L),
            Map.of(),
            Map.of(Fixture.TENANT, 2_500_000_000_000L));
    run(
        process -> {
          assertThat(refusal(() -> fixture.reserve(process, 5_001)))
              .hasMessage(
                  "The monthly budget of the deployment has too little left for this call; wait"
                      + " until it begins anew at 2026-02-01T00:00:00Z, or have it raised.");
          fixture.limits =
              new BudgetLimits(
                  OptionalLong.empty(), OptionalLong.of(2_500_000_000_000L), Map.of(), Map.of());
          Reservation most = fixture.reserve(process, 2_000_000_000_000L);
          RolewrightException refusal = refusal(() -> fixture.reserve(process, 500_000_000_001L));
          assertThat(refusal.code()).isEqualTo(ErrorCode.BUDGET_EXHAUSTED);
          assertThat(refusal).hasMessageStartingWith("The tenant's monthly budget of 2.5 USD has");
          most.release();
        });
  }

  @Test
  void aLimitOfZeroIsClosed() {
    fixture.limits = Fixture.deployment(0);
    run(
        process ->
            assertThat(refusal(() -> fixture.reserve(process, 0)).code())
                .isEqualTo(ErrorCode.BUDGET_EXHAUSTED));
    assertThat(fixture.store.alerts()).isEmpty();
  }

  @Test
  void aTenantsOwnAccountIsNotTheDeploymentsMoney() {
    fixture.limits = Fixture.deployment(0);
    run(
        process -> {
          Charge own = new Charge(fixture.id(), "tenant", "p", "m", "t", "r", 50);
          settle(
              process.budgets.reserve(
                  fixture.context(process, Duration.ofSeconds(1), new Cancellation()), own),
              50);
        });
    assertThat(fixture.spent()).isZero();
    assertThat(fixture.store.ledger()).hasSize(1);
  }

  @Test
  void aCallWaitsForAnotherOneToSettleBeforeItIsRefused() {
    fixture.limits = Fixture.deployment(1_000);
    List<String> course = new ArrayList<>();
    run(
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
  void aCallThatIsRefusedTellsThatTheBudgetIsSpent() {
    fixture.limits = Fixture.deployment(1_000);
    run(
        process -> {
          Reservation first = fixture.reserve(process, 700);
          refusal(() -> fixture.reserve(process, 700));
          refusal(() -> fixture.reserve(process, 700));
          settle(first, 700);
        });
    assertThat(fixture.store.alerts())
        .extracting(BudgetAlert::percent, alert -> alert.severity().name())
        .containsExactly(org.assertj.core.groups.Tuple.tuple(100, "CRITICAL"));
  }

  @Test
  void waitingEndsWithTheCaller() {
    fixture.limits = Fixture.deployment(1_000);
    run(
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
    run(
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
    run(
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
    run(
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
    run(
        process -> {
          settle(fixture.reserve(process, 10), 10);
          assertThat(deployment().grants()).hasSize(1);
          process.rest(Duration.ofSeconds(4));
          assertThat(deployment().grants()).isEmpty();
        });
  }

  @Test
  void aCallBelongsToTheMonthInWhichItWasMade() {
    Instant end = Instant.parse("2026-01-31T23:59:58Z");
    fixture = new Fixture(1, Duration.between(Instant.parse("2026-01-01T00:00:00Z"), end));
    fixture.limits = Fixture.deployment(1_000);
    run(
        process -> {
          Reservation january = fixture.reserve(process, 1_000);
          process.rest(Duration.ofSeconds(3));
          Reservation february = fixture.reserve(process, 900);
          settle(january, 1_000);
          settle(february, 800);
        });
    assertThat(deployment().spentPicos()).isEqualTo(1_000);
    assertThat(fixture.spent()).isEqualTo(800);
    assertThat(fixture.store.alerts())
        .extracting(alert -> alert.key().month().getMonthValue() + ": " + alert.percent())
        .containsExactlyInAnyOrder("1: 80", "1: 90", "1: 95", "1: 100", "2: 80");
  }

  @Test
  void aCostAboveItsReservationIsADebtOfTheNextGrant() {
    fixture.limits = Fixture.deployment(1_000);
    run(
        process -> {
          settle(fixture.reserve(process, 100), 700);
          assertThat(refusal(() -> fixture.reserve(process, 301)).code())
              .isEqualTo(ErrorCode.BUDGET_EXHAUSTED);
          settle(fixture.reserve(process, 300), 300);
        });
    assertThat(fixture.spent()).isEqualTo(1_000);
  }

  @Test
  void afterAKillWhatWasSettledIsBookedAndWhatWasNotCountsInFull() {
    fixture.limits = Fixture.deployment(10_000);
    Process killed = fixture.begin(machine);
    killed.start(
        "work",
        () -> {
          Reservation settled = fixture.reserve(killed, 1_000);
          assertThat(fixture.reserve(killed, 800)).isNotNull();
          fixture.reserve(killed, 500).release();
          settle(settled, 70);
          killed.kill();
        });
    fixture.scheduler.run();
    assertThat(fixture.spent()).isZero();
    assertThat(deployment().grants()).isNotEmpty();
    run(process -> process.rest(Duration.ofSeconds(1)));
    assertThat(fixture.store.ledger().values())
        .extracting(LedgerEntry::costPicos, LedgerEntry::basis)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(70L, CostBasis.EXACT),
            org.assertj.core.groups.Tuple.tuple(800L, CostBasis.RESERVED));
    assertThat(fixture.spent()).isEqualTo(870);
    assertThat(deployment().grants()).isEmpty();
    assertThat(machine.left()).isEmpty();
  }
}
