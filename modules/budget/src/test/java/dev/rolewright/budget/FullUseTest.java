package dev.rolewright.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.TokenUsage;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Nearly all of a budget is used before anybody is refused. */
class FullUseTest {
  private static final long LARGEST = 1_000_000;
  private static final long LIMIT = 20_000 * LARGEST;
  private static final int REPLICAS = 4;
  private static final int CLIENTS = 50;

  private final Fixture fixture = new Fixture();
  private final Random random = new Random(3);
  private final List<Long> settled = new ArrayList<>();
  private boolean refused;

  @Test
  void fourReplicasUseAllButALittleBeforeTheFirstRefusal() {
    for (int replica = 0; replica < REPLICAS; replica++) {
      begin(CLIENTS, Duration.ofMillis(20), Duration.ofMillis(60));
    }
    assertAllIsUsed();
  }

  @Test
  void soTheyDoWhenOneOfThemHasNearlyAllTheWork() {
    begin(CLIENTS, Duration.ofMillis(20), Duration.ofMillis(60));
    for (int replica = 1; replica < REPLICAS; replica++) {
      begin(1, Duration.ofMillis(300), Duration.ofMillis(500));
    }
    assertAllIsUsed();
  }

  private void begin(int clients, Duration least, Duration spread) {
    fixture.limits = Fixture.deployment(LIMIT);
    Process process = fixture.begin(new Machine());
    for (int client = 0; client < clients; client++) {
      process.start("client", () -> spend(process, least, spread));
    }
  }

  private void assertAllIsUsed() {
    fixture.scheduler.run();
    long used = settled.stream().mapToLong(cost -> cost).sum();
    assertThat(used).isBetween(LIMIT / 100 * 98, LIMIT);
    assertThat(fixture.store.alerts())
        .extracting(BudgetAlert::percent)
        .containsExactly(80, 90, 95, 100);
  }

  private void spend(Process process, Duration least, Duration spread) {
    while (!refused) {
      try {
        Reservation reservation = fixture.reserve(process, LARGEST);
        process.rest(least.plusMillis(random.nextLong(spread.toMillis())));
        long cost = LARGEST / 2 + random.nextLong(LARGEST / 2);
        if (!refused) {
          settled.add(cost);
        }
        reservation.settle(cost, TokenUsage.NONE, CostBasis.EXACT);
      } catch (RolewrightException refusal) {
        assertThat(refusal.code()).isEqualTo(ErrorCode.BUDGET_EXHAUSTED);
        refused = true;
      }
    }
  }
}
