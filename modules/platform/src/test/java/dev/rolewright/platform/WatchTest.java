package dev.rolewright.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is open is looked at, whenever it comes. */
@Timeout(60)
class WatchTest {
  private static final Duration SOON = Duration.ofMillis(1);
  private static final Duration NEVER = Duration.ofDays(1);

  @Test
  void whatComesAfterAWhileWithoutAnyIsLookedAtToo() throws Exception {
    try (Watch<CountDownLatch> watch = Watch.start("watch", SOON, CountDownLatch::countDown)) {
      for (int time = 0; time < 20; time++) {
        CountDownLatch looks = new CountDownLatch(3);
        watch.add(looks);
        looks.await();
        watch.remove(looks);
      }
    }
  }

  @Test
  void aLookThatFailsIsNotTheLastOne() throws Exception {
    CountDownLatch looks = new CountDownLatch(3);
    try (Watch<CountDownLatch> watch =
        Watch.start(
            "watch",
            SOON,
            latch -> {
              latch.countDown();
              throw new IllegalStateException("a look that fails");
            })) {
      watch.add(looks);
      looks.await();
    }
  }

  @Test
  void whatIsOpenAtTheEndIsLookedAtALastTime() throws Exception {
    Set<CountDownLatch> seen = ConcurrentHashMap.newKeySet();
    CountDownLatch open = new CountDownLatch(1);
    CountDownLatch removed = new CountDownLatch(1);
    Watch<CountDownLatch> watch =
        Watch.start(
            "watch",
            NEVER,
            latch -> {
              seen.add(latch);
              latch.countDown();
            });
    watch.add(open);
    watch.add(removed);
    watch.remove(removed);
    watch.close();
    open.await();
    assertThat(seen).containsOnly(open);
  }
}
