package dev.rolewright.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.platform.Checkpoint;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FairLanesTest {
  private final FairLanes lanes = new FairLanes(2);
  private final FairLanes oneLane = new FairLanes(1);

  @AfterEach
  void close() {
    lanes.close();
    oneLane.close();
  }

  @Test
  void everyStepRunsOnce() {
    List<Integer> steps = Collections.synchronizedList(new ArrayList<>());

    lanes.runAll(Checkpoint.NONE, 100, steps::add);

    assertThat(steps).hasSize(100).doesNotHaveDuplicates();
  }

  @Test
  void noMoreStepsThanLanesRunAtATime() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> calls = new ArrayList<>();
      for (int call = 0; call < 50; call++) {
        calls.add(
            executor.submit(
                () ->
                    lanes.runAll(
                        Checkpoint.NONE,
                        10,
                        step -> {
                          most.accumulateAndGet(running.incrementAndGet(), Math::max);
                          Thread.yield();
                          running.decrementAndGet();
                        })));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    }

    assertThat(most.get()).isBetween(1, 2);
  }

  @Test
  void aSmallCallWaitsForOneStepOfALargeOne() throws Exception {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch largeRuns = new CountDownLatch(1);
    CountDownLatch smallWaits = new CountDownLatch(1);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> large =
          executor.submit(
              () ->
                  oneLane.runAll(
                      Checkpoint.NONE,
                      20,
                      step -> {
                        order.add("large");
                        largeRuns.countDown();
                        await(smallWaits);
                      }));
      largeRuns.await();
      Future<?> small =
          executor.submit(() -> oneLane.runAll(Checkpoint.NONE, 1, step -> order.add("small")));
      while (oneLane.waiting() == 0) {
        Thread.onSpinWait();
      }
      smallWaits.countDown();
      large.get();
      small.get();
    }

    assertThat(order).hasSize(21).startsWith("large", "small", "large");
  }

  @Test
  void aFailureReachesTheCallerAndEndsTheCall() {
    AtomicInteger steps = new AtomicInteger();

    assertThatThrownBy(
            () ->
                oneLane.runAll(
                    Checkpoint.NONE,
                    10,
                    step -> {
                      steps.incrementAndGet();
                      throw new IllegalArgumentException("broken");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("broken");
    oneLane.runAll(Checkpoint.NONE, 1, step -> {});

    assertThat(steps).hasValue(1);
  }

  @Test
  void anInterruptEndsTheCall() throws Exception {
    AtomicInteger steps = new AtomicInteger();
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch runs = new CountDownLatch(1);
    List<ErrorCode> codes = Collections.synchronizedList(new ArrayList<>());
    Thread caller =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    oneLane.runAll(
                        Checkpoint.NONE,
                        10,
                        step -> {
                          steps.incrementAndGet();
                          runs.countDown();
                          await(release);
                        });
                  } catch (RolewrightException cancelled) {
                    codes.add(cancelled.code());
                  }
                });
    runs.await();

    caller.interrupt();
    caller.join();
    release.countDown();
    oneLane.runAll(Checkpoint.NONE, 1, step -> {});

    assertThat(codes).containsExactly(ErrorCode.CANCELLED);
    assertThat(steps).hasValue(1);
  }

  @Test
  void noStepBeginsOnceTheCallerGivesUp() {
    AtomicInteger steps = new AtomicInteger();
    Checkpoint patience =
        () -> {
          if (steps.get() == 3) {
            throw RolewrightException.of(ErrorCode.TIMEOUT, "too late");
          }
        };

    assertThatThrownBy(() -> oneLane.runAll(patience, 10, step -> steps.incrementAndGet()))
        .isInstanceOfSatisfying(
            RolewrightException.class,
            stopped -> assertThat(stopped.code()).isEqualTo(ErrorCode.TIMEOUT));
    oneLane.runAll(Checkpoint.NONE, 1, step -> {});

    assertThat(steps).hasValue(3);
  }

  @Test
  void othersGoOnWhenOneCallerGivesUp() throws Exception {
    AtomicInteger steps = new AtomicInteger();
    CountDownLatch givenUp = new CountDownLatch(1);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> patient =
          executor.submit(
              () ->
                  lanes.runAll(
                      Checkpoint.NONE,
                      20,
                      step -> {
                        await(givenUp);
                        steps.incrementAndGet();
                      }));
      Future<?> impatient =
          executor.submit(
              () ->
                  lanes.runAll(
                      () -> {
                        throw RolewrightException.of(ErrorCode.CANCELLED, "enough");
                      },
                      20,
                      step -> steps.addAndGet(1_000)));
      givenUp.countDown();
      patient.get();
      assertThatThrownBy(impatient::get).hasCauseInstanceOf(RolewrightException.class);
    }

    assertThat(steps).hasValue(20);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
