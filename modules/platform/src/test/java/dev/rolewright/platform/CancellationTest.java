package dev.rolewright.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class CancellationTest {
  private final Cancellation cancellation = new Cancellation();
  private final List<String> ran = new ArrayList<>();

  @Test
  void actionsWaitForTheFlagAndRunInTheirOrder() {
    cancellation.onCancel(() -> ran.add("first"));
    cancellation.onCancel(() -> ran.add("second"));

    assertThat(cancellation.isCancelled()).isFalse();
    assertThat(ran).isEmpty();

    cancellation.cancel();

    assertThat(cancellation.isCancelled()).isTrue();
    assertThat(ran).containsExactly("first", "second");
  }

  @Test
  void actionsRunOnceHoweverOftenTheFlagIsRaised() {
    cancellation.onCancel(() -> ran.add("only"));

    cancellation.cancel();
    cancellation.cancel();

    assertThat(ran).containsExactly("only");
  }

  @Test
  void aLateActionRunsAtOnce() {
    cancellation.cancel();

    cancellation.onCancel(() -> ran.add("late"));

    assertThat(ran).containsExactly("late");
  }

  @Test
  void anActionSeesTheRaisedFlagAndMayCallBack() {
    cancellation.onCancel(
        () -> {
          ran.add("cancelled " + cancellation.isCancelled());
          cancellation.cancel();
          cancellation.onCancel(() -> ran.add("from within"));
        });

    cancellation.cancel();

    assertThat(ran).containsExactly("cancelled true", "from within");
  }

  @Test
  void everyActionRunsExactlyOnceWhenCancelAndRegistrationsRace() throws Exception {
    int registrars = 4;
    int cancellers = 2;
    int actionsOfARegistrar = 20;
    try (var executor = Executors.newFixedThreadPool(registrars + cancellers)) {
      for (int round = 0; round < 300; round++) {
        Cancellation contested = new Cancellation();
        AtomicIntegerArray runs = new AtomicIntegerArray(registrars * actionsOfARegistrar);
        AtomicInteger next = new AtomicInteger();
        CyclicBarrier together = new CyclicBarrier(registrars + cancellers);
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < registrars; thread++) {
          running.add(
              executor.submit(
                  () -> {
                    together.await();
                    for (int count = 0; count < actionsOfARegistrar; count++) {
                      int action = next.getAndIncrement();
                      contested.onCancel(() -> runs.incrementAndGet(action));
                    }
                    return null;
                  }));
        }
        for (int thread = 0; thread < cancellers; thread++) {
          running.add(
              executor.submit(
                  () -> {
                    together.await();
                    contested.cancel();
                    return null;
                  }));
        }
        for (Future<?> one : running) {
          one.get();
        }

        for (int action = 0; action < runs.length(); action++) {
          assertThat(runs.get(action)).as("runs of action %d", action).isEqualTo(1);
        }
      }
    }
  }
}
