package dev.rolewright.budget;

import static dev.rolewright.budget.Fixture.refusal;
import static dev.rolewright.budget.Fixture.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BudgetsTest {

  private Fixture fixture = new Fixture();
  private final Machine machine = new Machine();

  @Test
  void whatIsSettledIsBookedAndTheRestIsFreeAgain() {
    fixture.limits = Fixture.deployment(1_000);
    fixture.run(
        machine,
        process -> {
          settle(fixture.reserve(process, 1_000), 400);
          settle(fixture.reserve(process, 600), 600);
        });
    assertThat(fixture.store.ledger().values())
        .extracting(LedgerEntry::costPicos, LedgerEntry::basis, LedgerEntry::usage)
        .containsExactly(
            tuple(400L, CostBasis.EXACT, Fixture.USAGE),
            tuple(600L, CostBasis.EXACT, Fixture.USAGE));
    assertThat(fixture.deployment().spentPicos()).isEqualTo(1_000);
    assertThat(fixture.deployment().grants()).isEmpty();
    assertThat(machine.left()).isEmpty();
  }

  @Test
  void whatWasReleasedIsOwedByNobody() {
    fixture.limits = Fixture.deployment(1_000);
    fixture.run(
        machine,
        process -> {
          fixture.reserve(process, 1_000).release();
          fixture.reserve(process, 1_000).release();
        });
    assertThat(fixture.store.ledger()).isEmpty();
  }

  @Test
  void aReservationEndsOnce() {
    fixture.run(
        machine,
        process -> {
          Reservation reservation = fixture.reserve(process, 10);
          assertThatThrownBy(() -> reservation.settle(-1, Fixture.USAGE, CostBasis.EXACT))
              .isInstanceOf(IllegalArgumentException.class);
          assertThatThrownBy(() -> reservation.settle(1, Fixture.USAGE, CostBasis.RESERVED))
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
    fixture.run(
        machine,
        process -> {
          assertThat(refusal(() -> fixture.reserve(process, 5_001)))
              .hasMessage(
                  "The call can cost up to 0.000000005001 USD. The monthly budget of the deployment"
                      + " has too little left: send a smaller max_tokens or a shorter text, wait"
                      + " until it begins anew at 2026-02-01T00:00:00Z, or have it raised.");
          Reservation all = fixture.reserve(process, 5_000);
          assertThat(refusal(() -> fixture.reserve(process, 1)))
              .hasMessage(
                  "The call can cost up to 0.000000000001 USD. The monthly budget of the deployment"
                      + " has nothing left that is not held for other calls: try again in a moment,"
                      + " when some have ended, or wait until it begins anew at"
                      + " 2026-02-01T00:00:00Z, or have it raised.");
          all.release();
          fixture.limits =
              new BudgetLimits(
                  OptionalLong.empty(), OptionalLong.of(2_500_000_000_000L), Map.of(), Map.of());
          Reservation most = fixture.reserve(process, 2_000_000_000_000L);
          RolewrightException refusal = refusal(() -> fixture.reserve(process, 500_000_000_001L));
          assertThat(refusal.code()).isEqualTo(ErrorCode.BUDGET_EXHAUSTED);
          assertThat(refusal)
              .hasMessage(
                  "The call can cost up to 0.500000000001 USD. The tenant's monthly budget of 2.5"
                      + " USD has 0.5 USD left: send a smaller max_tokens or a shorter text, wait"
                      + " until it begins anew at 2026-02-01T00:00:00Z, or have it raised.");
          most.release();
        });
  }

  @Test
  void aLimitOfZeroIsClosedForWhatCostsAnything() {
    fixture.limits = Fixture.deployment(0);
    fixture.run(
        machine,
        process -> {
          RolewrightException refusal = refusal(() -> fixture.reserve(process, 1));
          assertThat(refusal.code()).isEqualTo(ErrorCode.BUDGET_EXHAUSTED);
          assertThat(refusal)
              .hasMessageContaining("deployment is closed (0 USD)")
              .hasMessageNotContaining("wait");
          settle(fixture.reserve(process, 0), 0);
        });
    assertThat(fixture.store.ledger()).hasSize(1);
    assertThat(fixture.store.alerts()).isEmpty();
  }

  @Test
  void aTenantsOwnAccountIsNotTheDeploymentsMoney() {
    fixture.limits = Fixture.deployment(0);
    fixture.run(
        machine,
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
  void aCallThatIsRefusedTellsThatTheBudgetIsSpent() {
    fixture.limits = Fixture.deployment(1_000);
    fixture.run(
        machine,
        process -> {
          Reservation first = fixture.reserve(process, 700);
          refusal(() -> fixture.reserve(process, 700));
          refusal(() -> fixture.reserve(process, 700));
          settle(first, 700);
        });
    assertThat(fixture.store.alerts())
        .extracting(BudgetAlert::percent, alert -> alert.severity().name())
        .containsExactly(tuple(100, "CRITICAL"));
  }

  @Test
  void aRefusalIsToldAgainUnderAnotherLimit() {
    fixture.limits = Fixture.deployment(1_000);
    fixture.run(
        machine,
        process -> {
          refusal(() -> fixture.reserve(process, 1_001));
          process.rest(Duration.ofSeconds(1));
          fixture.limits = Fixture.deployment(2_000);
          settle(fixture.reserve(process, 1_500), 10);
          refusal(() -> fixture.reserve(process, 2_000));
          refusal(() -> fixture.reserve(process, 2_000));
          process.rest(Duration.ofSeconds(1));
        });
    assertThat(fixture.store.alerts())
        .extracting(BudgetAlert::percent, BudgetAlert::limitPicos)
        .containsExactly(tuple(100, 1_000L), tuple(100, 2_000L));
  }

  @Test
  void aRefusalIsToldAgainWhereAnotherSawAnotherLimitMeanwhile() {
    fixture.limits = Fixture.deployment(1_000);
    fixture.run(
        machine,
        process -> {
          refusal(() -> fixture.reserve(process, 1_001));
          process.rest(Duration.ofSeconds(1));
          fixture.store.reviewAlerts(Fixture.deployment(2_000));
          settle(fixture.reserve(process, 10), 10);
          process.rest(Duration.ofSeconds(1));
          refusal(() -> fixture.reserve(process, 1_001));
          process.rest(Duration.ofSeconds(1));
          assertThat(BudgetAlert.highest(fixture.deployment().told())).isEqualTo(100);
        });
  }

  @Test
  void aCallBelongsToTheMonthInWhichItWasMade() {
    Instant end = Instant.parse("2026-01-31T23:59:58Z");
    fixture = new Fixture(1, Duration.between(Instant.parse("2026-01-01T00:00:00Z"), end));
    fixture.limits = Fixture.deployment(1_000);
    fixture.run(
        machine,
        process -> {
          Reservation january = fixture.reserve(process, 1_000);
          process.rest(Duration.ofSeconds(3));
          Reservation february = fixture.reserve(process, 900);
          settle(january, 1_000);
          settle(february, 800);
        });
    assertThat(fixture.deployment(YearMonth.of(2026, 1)).spentPicos()).isEqualTo(1_000);
    assertThat(fixture.spent()).isEqualTo(800);
    assertThat(fixture.store.alerts())
        .extracting(alert -> alert.key().month().getMonthValue() + ": " + alert.percent())
        .containsExactlyInAnyOrder("1: 80", "1: 90", "1: 95", "1: 100", "2: 80");
  }

  @Test
  void aCostAboveItsReservationIsADebtOfTheNextGrant() {
    fixture.limits = Fixture.deployment(1_000);
    fixture.run(
        machine,
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
    assertThat(fixture.deployment().grants()).isNotEmpty();
    fixture.run(machine, process -> process.rest(Duration.ofSeconds(1)));
    assertThat(fixture.store.ledger().values())
        .extracting(LedgerEntry::costPicos, LedgerEntry::basis)
        .containsExactly(tuple(70L, CostBasis.EXACT), tuple(800L, CostBasis.RESERVED));
    assertThat(fixture.spent()).isEqualTo(870);
    assertThat(fixture.deployment().grants()).isEmpty();
    assertThat(machine.left()).isEmpty();
  }
}
