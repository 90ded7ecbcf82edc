package dev.rolewright.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.limits.Admission.Reason;
import dev.rolewright.limits.LimiterHealth.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of corrections, in virtual time. */
class SettlementsTest extends LimiterTestCase {
  private static final long MOST = 1_000_000;
  private static final Limit TOKENS = limit("vendor", LimitKey.Unit.TOKENS, MOST);
  private static final Limit OTHERS = limit("other", LimitKey.Unit.TOKENS, MOST);

  /** So large a part of the limit that nothing is granted in advance. */
  private static final long ESTIMATE = 16_000;

  private static final Duration TOLD = World.CONFIG.gathering().plusMillis(20);

  private static List<Ticket> tickets(Machine machine, int count, Demand demand) {
    List<Ticket> tickets = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      tickets.add(ticket(ask(machine, demand)));
    }
    return tickets;
  }

  @Test
  void smallOnesOfManyCallsAreToldTogetherAndNobodyWaits() {
    withTwo(
        (machine, other) -> {
          List<Ticket> tickets = tickets(machine, 20, new Demand(TOKENS, ESTIMATE));
          tickets.addAll(tickets(machine, 20, new Demand(OTHERS, ESTIMATE)));
          long before = world.scheduler.nanoTime();
          tickets.forEach(ticket -> ticket.settle(ESTIMATE - 100));
          assertThat(world.scheduler.nanoTime()).as("nobody waited").isEqualTo(before);
          assertThat(machine.settlements).isZero();
          pass(TOLD);
          assertThat(machine.settlements).isOne();
          assertThat(left(other, TOKENS)).isEqualTo(MOST - 20 * (ESTIMATE - 100));
          assertThat(left(other, OTHERS)).isEqualTo(MOST - 20 * (ESTIMATE - 100));
        });
  }

  @Test
  void thoseThatConcernMuchOfALimitAreToldAtOnce() {
    withTwo(
        (machine, other) -> {
          List<Ticket> tickets = tickets(machine, 40, new Demand(TOKENS, ESTIMATE));
          tickets.forEach(ticket -> ticket.settle(ESTIMATE - 1_000));
          Duration aMoment = World.CONFIG.gathering().dividedBy(4);
          pass(aMoment);
          assertThat(machine.settlements).isPositive();
          assertThat(left(other, TOKENS)).isEqualTo(MOST - 40 * (ESTIMATE - 1_000));
        });
  }

  @Test
  void moreThanWasAdmittedIsToldToo() {
    withTwo(
        (machine, other) -> {
          tickets(machine, 3, new Demand(TOKENS, ESTIMATE))
              .forEach(ticket -> ticket.settle(ESTIMATE + 1_000));
          pass(TOLD);
          assertThat(machine.settlements).isOne();
          assertThat(left(other, TOKENS)).isEqualTo(MOST - 3 * (ESTIMATE + 1_000));
        });
  }

  @Test
  void manyAreToldInSeveralCalls() {
    withTwo(
        (machine, other) -> {
          List<Ticket> tickets = new ArrayList<>();
          for (int index = 0; index < 120; index++) {
            Limit limit = limit("vendor-" + index, LimitKey.Unit.TOKENS, MOST);
            tickets.addAll(tickets(machine, 1, new Demand(limit, ESTIMATE)));
          }
          tickets.forEach(ticket -> ticket.settle(ESTIMATE - 100));
          pass(TOLD);
          assertThat(machine.settlements).isEqualTo(3);
          for (int index : new int[] {0, 60, 119}) {
            assertThat(left(other, limit("vendor-" + index, LimitKey.Unit.TOKENS, MOST)))
                .isEqualTo(MOST - (ESTIMATE - 100));
          }
        });
  }

  @Test
  void whatWasGivenBackIsThereForTheNextCall() {
    with(
        machine -> {
          Ticket ticket = ticket(ask(machine, new Demand(TOKENS, MOST)));
          ticket.settle(MOST - 100);
          Ticket next = ticket(ask(machine, new Demand(TOKENS, 100)));
          next.settle(99);
          assertThat(refused(ask(machine, new Demand(TOKENS, 2))).reason()).isEqualTo(Reason.FULL);
          Ticket _ = ticket(ask(machine, new Demand(TOKENS, 1)));
        });
  }

  @Test
  void whoIsRefusedForOneCounterTellsNothingOfAnother() {
    with(
        machine -> {
          Demand single = new Demand(limit("single", LimitKey.Unit.REQUESTS, 1), 1);
          Ticket _ = ticket(ask(machine, single));
          ticket(ask(machine, new Demand(TOKENS, ESTIMATE))).settle(ESTIMATE - 100);
          refused(ask(machine, single));
          assertThat(machine.settlements).isZero();
        });
  }

  @Test
  void whoeverAsksWhatIsLeftAndWhoeverEndsTellsAllBefore() {
    withTwo(
        (machine, other) -> {
          tickets(machine, 1, new Demand(TOKENS, ESTIMATE)).getFirst().settle(ESTIMATE - 100);
          assertThat(left(machine, TOKENS)).isEqualTo(MOST - (ESTIMATE - 100));
          tickets(machine, 1, new Demand(TOKENS, ESTIMATE)).getFirst().settle(ESTIMATE - 100);
          machine.limiter.close();
          assertThat(left(other, TOKENS)).isEqualTo(MOST - 2 * (ESTIMATE - 100));
        });
  }

  @Test
  void whatRedisWasNotToldIsBroughtWhenItIsBack() {
    with(
        machine -> {
          tickets(machine, 4, new Demand(TOKENS, ESTIMATE))
              .forEach(ticket -> ticket.settle(ESTIMATE - 100));
          world.redisLostUntil = Long.MAX_VALUE;
          pass(World.CONFIG.interval());
          assertThat(state(machine)).isEqualTo(State.WAITING);
          world.redisLostUntil = 0;
          pass(World.CONFIG.interval().multipliedBy(2));
          assertThat(state(machine)).isEqualTo(State.SHARED);
          assertThat(left(machine, TOKENS)).isEqualTo(MOST - 4 * (ESTIMATE - 100));
        });
  }
}
