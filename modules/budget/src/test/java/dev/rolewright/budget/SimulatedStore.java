package dev.rolewright.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.budget.testing.InMemoryBudgetStore;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.testkit.TestScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A store over a network: questions take time, are lost before or after they were done, or are done
 * long after the asker has given them up.
 */
final class SimulatedStore {
  private final TestScheduler scheduler;
  private final Random random;
  final InMemoryBudgetStore store;

  /** Of a hundred questions so many go wrong. */
  int trouble;

  boolean down;
  Supplier<BudgetLimits> limits = () -> BudgetLimits.NONE;

  SimulatedStore(TestScheduler scheduler, Random random, Duration offset) {
    this.scheduler = scheduler;
    this.random = random;
    store = new InMemoryBudgetStore(() -> scheduler.now().plus(offset));
  }

  BudgetStore seenBy(Process process) {
    return new BudgetStore() {
      @Override
      public Attachment attach(UUID replica) {
        return ask(process, () -> store.attach(replica));
      }

      @Override
      public Posted post(Posting posting) {
        return ask(process, () -> checked(posting));
      }

      @Override
      public void close(UUID replica, long generation) {
        ask(
            process,
            () -> {
              store.close(replica, generation);
              return replica;
            });
      }

      @Override
      public List<BudgetAlert> reviewAlerts(BudgetLimits now) {
        return ask(process, () -> store.reviewAlerts(now));
      }

      @Override
      public List<BudgetState> states(List<ScopeMonth> keys) {
        return store.states(keys);
      }

      @Override
      public Instant now() {
        return store.now();
      }
    };
  }

  private <T> T ask(Process process, Supplier<T> question) {
    process.rest(Duration.ofNanos(random.nextInt(3_000_000)));
    if (down) {
      throw unavailable();
    }
    int luck = random.nextInt(300);
    if (luck < trouble) {
      scheduler.after(Duration.ofMillis(random.nextInt(900)), () -> quietly(question));
      process.rest(Duration.ofMillis(20));
      throw unavailable();
    }
    T answer = question.get();
    process.rest(Duration.ofNanos(random.nextInt(3_000_000)));
    if (luck < 2 * trouble) {
      throw unavailable();
    }
    return answer;
  }

  private static void quietly(Supplier<?> question) {
    try {
      question.get();
    } catch (RolewrightException refused) {
      assertThat(refused.code()).isEqualTo(ErrorCode.CONFLICT);
    }
  }

  private static RolewrightException unavailable() {
    return RolewrightException.of(ErrorCode.STORAGE_UNAVAILABLE, "no answer");
  }

  private BudgetStore.Posted checked(BudgetStore.Posting posting) {
    List<ScopeMonth> keys = posting.allChanges().stream().map(ScopeChange::key).toList();
    List<Long> before = store.states(keys).stream().map(each -> held(each, posting)).toList();
    BudgetStore.Posted posted = store.post(posting);
    for (int index = 0; index < keys.size(); index++) {
      ScopeChange change = posting.allChanges().get(index);
      BudgetStore.BudgetState state = store.states(keys).get(index);
      long grants = 0;
      for (BudgetStore.Grant grant : state.grants()) {
        assertThat(grant.picos()).isNotNegative();
        grants += grant.picos();
      }
      if (held(state, posting) > before.get(index)) {
        assertThat(state.spentPicos() + grants)
            .as("spent and granted of %s", change.key())
            .isLessThanOrEqualTo(change.limitPicos().orElseThrow());
      }
    }
    return posted;
  }

  private static long held(BudgetStore.BudgetState state, BudgetStore.Posting posting) {
    return state.grants().stream()
        .filter(grant -> grant.replica().equals(posting.replica()))
        .mapToLong(BudgetStore.Grant::picos)
        .sum();
  }
}
