package dev.rolewright.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
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
  void noActionIsLostOrRunTwiceWhenRegistrationsAndCancelRace() throws Exception {
    try (var executor = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < 500; round++) {
        Cancellation contested = new Cancellation();
        AtomicInteger registered = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        Future<?> registrar =
            executor.submit(
                () -> {
                  // Registers without a pause, so that the flag is raised in the midst of it.
                  boolean last;
                  do {
                    last = contested.isCancelled();
                    registered.incrementAndGet();
                    contested.onCancel(runs::incrementAndGet);
                  } while (!last);
                });
        Future<?> canceller =
            executor.submit(
                () -> {
                  while (registered.get() == 0) {
                    Thread.onSpinWait();
                  }
                  contested.cancel();
                });
        registrar.get();
        canceller.get();

        assertThat(runs.get()).as("actions run in round %d", round).isEqualTo(registered.get());
      }
    }
  }
}
