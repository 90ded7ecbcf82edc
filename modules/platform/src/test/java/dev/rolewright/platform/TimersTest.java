package dev.rolewright.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The machine's own timers. */
@Timeout(60)
class TimersTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final Timers timers = Timers.system();

  @Test
  void anActionRunsAfterItsTimeAndNotWhereItIsForgotten() throws Exception {
    AtomicBoolean forgotten = new AtomicBoolean();
    timers.after(Duration.ofMillis(1), () -> forgotten.set(true)).cancel();
    CountDownLatch ran = new CountDownLatch(1);
    long begin = System.nanoTime();
    timers.after(Duration.ofMillis(20), ran::countDown);
    assertThat(ran.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(20_000_000);
    assertThat(forgotten).isFalse();
  }

  @Test
  void aPauseEndsWithItsTime() throws Exception {
    Cancellation cancellation = new Cancellation();
    timers.pause(Duration.ofMillis(1), cancellation);
    assertThat(cancellation.isCancelled()).isFalse();
  }

  @Test
  void aPauseEndsWhenTheCallerGivesUp() throws Exception {
    Cancellation cancellation = new Cancellation();
    timers.after(Duration.ofMillis(1), cancellation::cancel);
    timers.pause(LONG, cancellation);
    assertThat(cancellation.isCancelled()).isTrue();
    timers.pause(LONG, cancellation);
  }
}
