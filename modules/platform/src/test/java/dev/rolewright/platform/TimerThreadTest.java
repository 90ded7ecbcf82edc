package dev.rolewright.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimerThreadTest {
  private final ScheduledThreadPoolExecutor timers = TimerThread.start("test-timers");

  @AfterEach
  void stop() {
    timers.shutdownNow();
  }

  @Test
  void aCancelledTimerIsNotKeptUntilItsTime() {
    Future<?> deadline = timers.schedule(() -> {}, 1, TimeUnit.HOURS);
    assertThat(timers.getQueue()).contains((Runnable) deadline);

    deadline.cancel(false);

    assertThat(timers.getQueue()).doesNotContain((Runnable) deadline);
  }

  @Test
  void aTickComesBeforeTheTimersOfCalls() {
    assertThat(timers.getTaskCount()).isPositive();
  }
}
