package dev.rolewright.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.limits.Admission.Reason;
import dev.rolewright.limits.LimiterHealth.State;
import dev.rolewright.limits.spi.Crowd;
import dev.rolewright.limits.spi.Standing;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is served from what Redis granted in advance, in virtual time. */
class StockTest extends LimiterTestCase {
  private static final long MOST = 6_400;
  private static final Limit REQUESTS = limit("vendor", LimitKey.Unit.REQUESTS, MOST);
  private static final Limit TOKENS = limit("vendor", LimitKey.Unit.TOKENS, 64 * 1_000);
  private static final Demand ONE = new Demand(REQUESTS, 1);
  private static final Duration HOLD = World.CONFIG.answerLimit();
  private static final Duration GIVEN_BACK = HOLD.plus(World.CONFIG.gathering().multipliedBy(2));

  private static void ask(Machine machine, int times, Demand... demands) {
    for (int index = 0; index < times; index++) {
      ticket(ask(machine, demands));
    }
  }

  private static int trips(Machine machine, Runnable work) {
    int before = machine.acquisitions;
    work.run();
    return machine.acquisitions - before;
  }

  /** Runs a test with a limiter that has something in stock. */
  private void withStock(Consumer<Machine> test) {
    with(
        machine -> {
          assertThat(stockUp(machine)).isPositive();
          test.accept(machine);
        });
  }

  /** Asks until an answer has just brought a large stock, and returns how often. */
  private static int stockUp(Machine machine) {
    int count = 40;
    ask(machine, count, ONE);
    int trips = 0;
    while (trips == 0) {
      trips = trips(machine, () -> ask(machine, 1, ONE));
      count++;
    }
    return count;
  }

  @Test
  void manyCallsAreServedWithFewTrips() {
    with(
        machine -> {
          assertThat(trips(machine, () -> ask(machine, 1_000, ONE))).isLessThan(25);
          assertThat(left(machine, REQUESTS)).as("what is in stock is left").isEqualTo(5_400);
        });
  }

  @Test
  void allOfALimitIsThereAndFromTheHalfOnEachIsAskedFor() {
    with(
        machine -> {
          Demand one = new Demand(limit("smaller", LimitKey.Unit.REQUESTS, 640), 1);
          assertThat(trips(machine, () -> ask(machine, 320, one))).isLessThan(100);
          assertThat(trips(machine, () -> ask(machine, 320, one))).isGreaterThanOrEqualTo(310);
          assertThat(refused(ask(machine, one)).reason()).isEqualTo(Reason.FULL);
        });
  }

  @Test
  void aSmallLimitIsAskedForOneByOne() {
    with(
        machine -> {
          Demand small = new Demand(limit("small", LimitKey.Unit.REQUESTS, 63), 1);
          assertThat(trips(machine, () -> ask(machine, 30, small))).isEqualTo(30);
        });
  }

  @Test
  void whatIsNotUsedInTimeIsGivenBackWithoutAnotherCall() {
    withTwo(
        (machine, other) -> {
          int count = stockUp(machine);
          assertThat(left(other, REQUESTS)).as("some is held").isLessThan(MOST - count);
          pass(GIVEN_BACK);
          assertThat(left(other, REQUESTS)).isEqualTo(MOST - count);
        });
  }

  @Test
  void itIsNotUsedAfterItsTime() {
    withStock(
        machine -> {
          pass(HOLD.plusNanos(1));
          assertThat(trips(machine, () -> ask(machine, 1, ONE))).isOne();
        });
  }

  @Test
  void itIsUsedWithinItsTime() {
    withStock(machine -> assertThat(trips(machine, () -> ask(machine, 2, ONE))).isZero());
  }

  @Test
  void itIsNotUsedOnceRedisWasLostNorByTheNextMember() {
    withStock(
        machine -> {
          world.windows.clear();
          Demand other = new Demand(limit("other", LimitKey.Unit.REQUESTS, 5), 1);
          long lost = world.scheduler.nanoTime();
          assertThat(refused(ask(machine, other)).reason()).isEqualTo(Reason.RECOVERING);
          while (state(machine) != State.SHARED) {
            pass(Duration.ofMillis(1));
          }
          assertThat(world.scheduler.nanoTime() - lost).isLessThan(HOLD.toNanos() / 2);
          assertThat(trips(machine, () -> ask(machine, 1, ONE))).isOne();
        });
  }

  @Test
  void itIsNotUsedForAnotherLimit() {
    withStock(
        machine -> {
          Demand changed = new Demand(limit("vendor", LimitKey.Unit.REQUESTS, MOST - 64), 1);
          assertThat(trips(machine, () -> ask(machine, 1, changed))).isOne();
        });
  }

  @Test
  void itIsNotUsedAfterTheEndAndTheOthersHaveItBack() {
    withTwo(
        (machine, other) -> {
          ask(machine, 40, ONE);
          machine.limiter.close();
          refused(ask(machine, ONE));
          assertThat(left(other, REQUESTS)).isEqualTo(MOST - 40);
        });
  }

  @Test
  void aLotCountsForAsLongAsTheListThatItRestsOn() {
    long fresh = World.CONFIG.freshness().toNanos();
    Charge charge = Charge.of(ONE, World.CONFIG);
    Standing standing = new Standing("epoch", "machine", 1, 0, 1, World.CONFIG.rules());
    Stock stock = new Stock(World.CONFIG, new Roster(World.CONFIG));
    Pass pass = new Pass(standing, new Crowd(1, List.of()), fresh - 1, 0);
    assertThat(stock.put(charge.window(), new Lot(pass, MOST, 1, 1, 10))).isEmpty();
    assertThat(stock.rest(charge, fresh - 1)).isEqualTo(10);
    assertThat(stock.rest(charge, fresh)).as("although it is young").isZero();
    assertThat(stock.take(List.of(charge), 1, fresh)).isEmpty();
    assertThat(stock.lapsed(fresh)).containsOnlyKeys(charge.window());
  }

  @Test
  void nothingIsAdmittedWithoutAFreshListWhateverIsInStock() {
    withStock(
        machine -> {
          machine.databaseLostUntil = Long.MAX_VALUE;
          Duration step = HOLD.dividedBy(4);
          Admission answer = ask(machine, ONE);
          while (answer instanceof Admission.Admitted) {
            pass(step);
            answer = ask(machine, ONE);
          }
          assertThat(refused(answer).reason()).isEqualTo(Reason.UNLISTED);
        });
  }

  @Test
  void allChargesAreCoveredOrRedisIsAskedForAll() {
    withStock(
        machine -> {
          Demand tokens = new Demand(TOKENS, 100);
          assertThat(trips(machine, () -> ask(machine, 1, ONE, tokens))).isOne();
          assertThat(left(machine, TOKENS)).isEqualTo(64_000 - 100);
          ask(machine, 4, ONE, tokens);
          assertThat(trips(machine, () -> ask(machine, 30, ONE, tokens))).isLessThan(10);
          assertThat(left(machine, TOKENS)).isEqualTo(64_000 - 3_500);
        });
  }

  @Test
  void aThousandCallsWithTokensMakeFewTripsOfEitherKind() {
    with(
        machine -> {
          Demand requests = new Demand(limit("large", LimitKey.Unit.REQUESTS, 100_000), 1);
          Demand tokens = new Demand(limit("large", LimitKey.Unit.TOKENS, 100_000_000), 600);
          for (int index = 0; index < 1_000; index++) {
            ticket(ask(machine, requests, tokens)).settle(30);
            pass(Duration.ofNanos(400_000));
          }
          assertThat(machine.acquisitions).isLessThan(30);
          assertThat(machine.settlements).isLessThan(30);
        });
  }

  @Test
  void tokensOfItAreCorrectedLikeAnyOthers() {
    with(
        machine -> {
          Demand tokens = new Demand(TOKENS, 100);
          for (int index = 0; index < 30; index++) {
            ticket(ask(machine, tokens)).settle(40);
          }
          assertThat(machine.acquisitions).isLessThan(30);
          assertThat(left(machine, TOKENS)).isEqualTo(64_000 - 30 * 40);
        });
  }
}
