package dev.rolewright.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BackgroundWriterTest {
  private static final BackgroundWriter.Bounds SMALL =
      new BackgroundWriter.Bounds(
          10, 3, 10, Duration.ZERO, 2, Duration.ofMillis(1), Duration.ofSeconds(30));

  private final List<List<Integer>> written = Collections.synchronizedList(new ArrayList<>());
  private final List<Long> drops = Collections.synchronizedList(new ArrayList<>());

  @Test
  void isInANamedModule() {
    assertThat(BackgroundWriter.class.getModule().isNamed()).isTrue();
  }

  @Test
  void whatWaitsIsWrittenInItsOrderBeforeTheEnd() {
    BackgroundWriter<Integer> writer =
        BackgroundWriter.start("test", SMALL, written::add, drops::add, Timers.system());
    for (int entry = 0; entry < 8; entry++) {
      writer.offer(entry, 1);
    }
    writer.close();
    assertThat(written.stream().flatMap(List::stream)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(written).allMatch(batch -> batch.size() <= 3);
    assertThat(writer.dropped()).isZero();
  }

  @Test
  void whatFollowsSoonGoesAlong() {
    BackgroundWriter.Bounds gathering =
        new BackgroundWriter.Bounds(
            10, 3, 10, Duration.ofHours(1), 2, Duration.ofMillis(1), Duration.ofSeconds(30));
    BackgroundWriter<Integer> writer =
        BackgroundWriter.start("test", gathering, written::add, drops::add, Timers.system());
    writer.offer(0, 1);
    writer.offer(1, 1);
    writer.offer(2, 1);
    writer.close();
    assertThat(written).containsExactly(List.of(0, 1, 2));
  }

  @Test
  void heavyEntriesAreNotWrittenAllAtOnce() {
    BackgroundWriter.Bounds light =
        new BackgroundWriter.Bounds(
            100, 50, 4, Duration.ofHours(1), 2, Duration.ofMillis(1), Duration.ofSeconds(30));
    BackgroundWriter<Integer> writer =
        BackgroundWriter.start("test", light, written::add, drops::add, Timers.system());
    for (int entry = 0; entry < 5; entry++) {
      writer.offer(entry, 3);
    }
    writer.close();
    assertThat(written).containsExactly(List.of(0, 1), List.of(2, 3), List.of(4));
    assertThat(writer.dropped()).isZero();
  }

  @Test
  void whoeverOffersNeverWaitsAndWhatDoesNotFitIsCounted() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    BackgroundWriter<Integer> writer =
        BackgroundWriter.start(
            "test",
            SMALL,
            batch -> {
              begun.countDown();
              await(goOn);
              written.add(batch);
            },
            drops::add,
            Timers.system());
    writer.offer(0, 10);
    begun.await();
    writer.offer(1, 6);
    writer.offer(2, 5);
    writer.offer(3, 4);
    assertThat(writer.dropped()).isOne();
    goOn.countDown();
    writer.close();
    assertThat(written.stream().flatMap(List::stream)).containsExactly(0, 1, 3);
    assertThat(drops).containsExactly(1L);
    writer.offer(4, 1);
    assertThat(writer.dropped()).isEqualTo(2);
  }

  @Test
  void aBatchThatFailsIsTriedAgainAndThenGivenUpAlone() throws InterruptedException {
    AtomicInteger tries = new AtomicInteger();
    CountDownLatch twoFailed = new CountDownLatch(2);
    BackgroundWriter<Integer> writer =
        BackgroundWriter.start(
            "test",
            SMALL,
            batch -> {
              tries.incrementAndGet();
              if (batch.contains(0)) {
                twoFailed.countDown();
                throw new IllegalStateException("no");
              }
              written.add(batch);
            },
            drops::add,
            Timers.system());
    writer.offer(0, 1);
    twoFailed.await();
    writer.offer(1, 1);
    writer.close();
    assertThat(written).containsExactly(List.of(1));
    assertThat(tries).hasValue(3);
    assertThat(writer.dropped()).isOne();
    assertThat(drops).containsExactly(1L);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
