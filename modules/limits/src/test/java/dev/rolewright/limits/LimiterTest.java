package dev.rolewright.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rolewright.limits.Admission.Reason;
import dev.rolewright.limits.Admission.Refused;
import dev.rolewright.limits.LimiterHealth.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What callers are told, in virtual time. */
class LimiterTest extends LimiterTestCase {
  private static final Limit REQUESTS = limit("vendor", LimitKey.Unit.REQUESTS, 10);
  private static final Limit TOKENS = limit("vendor", LimitKey.Unit.TOKENS, 1_000);

  @Test
  void oneReplicaOnAFreshDatabaseAdmitsAtOnce() {
    with(
        machine -> {
          assertThat(machine.limiter.health()).isEqualTo(new LimiterHealth(State.SHARED, 1));
          for (int index = 0; index < 10; index++) {
            ticket(ask(machine, new Demand(REQUESTS, 1)));
          }
          Refused refused = refused(ask(machine, new Demand(REQUESTS, 1)));
          assertThat(refused.limit()).isEqualTo(REQUESTS);
          assertThat(refused.reason()).isEqualTo(Reason.FULL);
          assertThat(refused.message())
              .isEqualTo(
                  "The requests of the provider are limited to 10 in 2 s: they are used up for"
                      + " now; retry in 3 s.");
          pass(refused.retryAfter().orElseThrow());
          ticket(ask(machine, new Demand(REQUESTS, 1)));
        });
  }

  @Test
  void admitsAllDemandsOrNoneAndNamesTheOneThatRefuses() {
    with(
        machine -> {
          Demand tokens = new Demand(TOKENS, 900);
          ticket(ask(machine, new Demand(REQUESTS, 1), tokens));
          Refused refused = refused(ask(machine, new Demand(REQUESTS, 1), tokens));
          assertThat(refused.limit()).isEqualTo(TOKENS);
          assertThat(refused.message())
              .startsWith(
                  "The tokens of the provider are limited to 1000 in 2 s: 100 are left, and the"
                      + " request can take 900; send a smaller max_tokens or a shorter text, or"
                      + " retry in ");
          assertThat(machine.limiter.remaining(List.of(REQUESTS, TOKENS)))
              .extracting(Remaining::left)
              .containsExactly(9L, 100L);
          ticket(machine.limiter.tryAcquire(List.of()));
        });
  }

  @Test
  void aLimitOfNothingIsClosedAndWhatIsTooLargeNeverFits() {
    with(
        machine -> {
          Limit closed = limit("closed", LimitKey.Unit.REQUESTS, 0);
          Refused refused = refused(ask(machine, new Demand(closed, 0)));
          assertThat(refused.reason()).isEqualTo(Reason.CLOSED);
          assertThat(refused.retryAfter()).isEmpty();
          Refused large = refused(ask(machine, new Demand(TOKENS, 1_001)));
          assertThat(large.reason()).isEqualTo(Reason.TOO_LARGE);
          assertThat(large.retryAfter()).isEmpty();
          assertThat(large.message()).contains("the request alone can take 1001; send a smaller");
        });
  }

  @Test
  void tokensAreCorrectedOnceUpAndDown() {
    with(
        machine -> {
          Ticket ticket = ticket(ask(machine, new Demand(REQUESTS, 1), new Demand(TOKENS, 800)));
          ticket.settle(300);
          ticket.settle(0);
          assertThat(left(machine, TOKENS)).isEqualTo(700);
          assertThat(left(machine, REQUESTS)).as("requests stay").isEqualTo(9);
          ticket(ask(machine, new Demand(TOKENS, 100))).settle(5_000);
          assertThat(left(machine, TOKENS)).isZero();
          assertThatIllegalArgumentException().isThrownBy(() -> ticket.settle(-1));
        });
  }

  @Test
  void withoutRedisItWaitsForAWindowAndThenKeepsToItsPart() {
    with(
        machine -> {
          Machine other = new Machine("other", world);
          pass(Duration.ofSeconds(5));
          assertThat(other.limiter.health()).isEqualTo(new LimiterHealth(State.SHARED, 2));
          ticket(ask(machine, new Demand(REQUESTS, 1)));
          world.redisLostUntil = Long.MAX_VALUE;
          Refused waiting = refused(ask(machine, new Demand(REQUESTS, 1)));
          assertThat(waiting.reason()).isEqualTo(Reason.RECOVERING);
          assertThat(waiting.retryAfter().orElseThrow()).isGreaterThan(World.WINDOW);
          assertThat(state(machine)).isEqualTo(State.WAITING);
          pass(waiting.retryAfter().orElseThrow());
          assertThat(state(machine)).isEqualTo(State.APART);
          for (int index = 0; index < 5; index++) {
            ticket(ask(machine, new Demand(REQUESTS, 1)));
          }
          Refused full = refused(ask(machine, new Demand(REQUESTS, 1)));
          assertThat(full.reason()).isEqualTo(Reason.SHARE_FULL);
          assertThat(full.retryAfter().orElseThrow()).isPositive();
          Remaining remaining = machine.limiter.remaining(List.of(REQUESTS)).getFirst();
          assertThat(remaining.left()).isZero();
          assertThat(remaining.shared()).isFalse();
          Limit one = limit("one", LimitKey.Unit.REQUESTS, 1);
          Refused small = refused(ask(machine, new Demand(one, 1)));
          assertThat(small.reason()).as("half of one is none").isEqualTo(Reason.SHARE_TOO_SMALL);
          assertThat(small.message())
              .endsWith("the part of this one is none; retry when they can be reached again.");
          assertThat(small.retryAfter()).isEmpty();
          world.redisLostUntil = 0;
          pass(Duration.ofSeconds(1));
          assertThat(state(machine)).isEqualTo(State.SHARED);
          assertThat(left(machine, REQUESTS)).as("it brought its log").isEqualTo(5);
          other.limiter.close();
        });
  }

  @Test
  void aRedisThatWasEmptiedCostsAboutOneCheckInAndForgetsNothing() {
    with(
        machine -> {
          for (int index = 0; index < 7; index++) {
            ticket(ask(machine, new Demand(REQUESTS, 1)));
          }
          world.windows.clear();
          pass(World.CONFIG.interval().multipliedBy(2));
          assertThat(state(machine)).isEqualTo(State.SHARED);
          assertThat(left(machine, REQUESTS)).isEqualTo(3);
        });
  }

  @Test
  void withoutTheDatabaseNothingIsAdmitted() {
    with(
        machine -> {
          machine.databaseLostUntil = Long.MAX_VALUE;
          ticket(ask(machine, new Demand(REQUESTS, 1)));
          pass(World.CONFIG.freshness().multipliedBy(2));
          Refused refused = refused(ask(machine, new Demand(REQUESTS, 1)));
          assertThat(refused.reason()).isEqualTo(Reason.UNLISTED);
          assertThat(state(machine)).isEqualTo(State.UNLISTED);
          machine.databaseLostUntil = 0;
          pass(World.CONFIG.interval().multipliedBy(2));
          ticket(ask(machine, new Demand(REQUESTS, 1)));
        });
  }

  @Test
  void afterACleanEndTheNextNeedNotWait() {
    with(
        machine -> {
          ticket(ask(machine, new Demand(REQUESTS, 4)));
          machine.limiter.close();
          refused(ask(machine, new Demand(REQUESTS, 1)));
          Machine next = new Machine("next", world);
          pass(World.CONFIG.interval());
          assertThat(state(next)).as("it does not know the clock").isEqualTo(State.RECOVERING);
          pass(refused(ask(next, new Demand(REQUESTS, 1))).retryAfter().orElseThrow());
          assertThat(state(next)).isEqualTo(State.SHARED);
          assertThat(left(next, REQUESTS)).isEqualTo(6);
          ticket(ask(next, new Demand(REQUESTS, 1)));
          next.limiter.close();
        });
  }

  @Test
  void refusesDemandsThatContradictEachOther() {
    with(
        machine -> {
          Limit longer = new Limit(REQUESTS.key(), 10, World.WINDOW.plus(Duration.ofSeconds(1)));
          assertThatIllegalArgumentException()
              .isThrownBy(() -> ask(machine, new Demand(longer, 1)));
          assertThatIllegalArgumentException()
              .isThrownBy(() -> ask(machine, new Demand(REQUESTS, 1), new Demand(REQUESTS, 2)));
          assertThatIllegalArgumentException().isThrownBy(() -> new Demand(REQUESTS, -1));
          assertThatIllegalArgumentException()
              .isThrownBy(() -> limit("vendor", LimitKey.Unit.TOKENS, -1));
          assertThatIllegalArgumentException().isThrownBy(() -> limit("", LimitKey.Unit.TOKENS, 1));
          assertThatIllegalArgumentException()
              .isThrownBy(() -> new Limit(REQUESTS.key(), 1, Duration.ofMillis(999)));
        });
  }
}
