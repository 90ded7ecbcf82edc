package dev.rolewright.platform;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One daemon thread for all actions of the process. */
final class SystemTimers implements Timers {
  static final Timers INSTANCE = new SystemTimers();

  private final ScheduledThreadPoolExecutor executor = TimerThread.start("timers");

  private SystemTimers() {}

  @Override
  public Timer after(Duration delay, Runnable action) {
    var waiting = executor.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> waiting.cancel(false);
  }

  @Override
  public void pause(Duration duration, Cancellation cancellation) throws InterruptedException {
    CountDownLatch cancelled = new CountDownLatch(1);
    cancellation.onCancel(cancelled::countDown);
    cancelled.await(duration.toNanos(), TimeUnit.NANOSECONDS);
  }
}
