package dev.rolewright.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
  void anActionRunsUnlessItIsForgotten() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch ran = new CountDownLatch(1);
    AtomicBoolean forgotten = new AtomicBoolean();
    // Holds the one thread of all actions, so that the next is surely forgotten before its turn.
    timers.after(
        Duration.ZERO,
        () -> {
          try {
            held.await();
          } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
          }
        });
    timers.after(Duration.ofNanos(1), () -> forgotten.set(true)).cancel();
    timers.after(Duration.ofMillis(1), ran::countDown);
    held.countDown();
    assertThat(ran.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(forgotten).isFalse();
  }

  @Test
  void aPauseEndsWithItsTime() throws Exception {
    Cancellation cancellation = new Cancellation();
    timers.pause(Duration.ofMillis(1), cancellation);
    assertThat(cancellation.isCancelled()).isFalse();
  }

  @Test
  void aLongPauseEndsWithItsTimeToo() throws Exception {
    Cancellation cancellation = new Cancellation();
    timers.pause(Duration.ofSeconds(1), cancellation);
    assertThat(cancellation.isCancelled()).isFalse();
  }

  @Test
  void aLongPauseEndsWithAnInterruptOfItsThread() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> timers.pause(LONG, new Cancellation()))
        .isInstanceOf(InterruptedException.class);
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
