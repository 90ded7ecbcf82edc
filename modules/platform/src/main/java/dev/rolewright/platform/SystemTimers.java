package dev.rolewright.platform;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One daemon thread for all actions of the process, and one for long pauses. */
final class SystemTimers implements Timers {
  /** A pause from here on may be longer by {@link #GRAIN}. */
  private static final Duration LONG = Duration.ofSeconds(1);

  private static final Duration GRAIN = Duration.ofMillis(20);

  static final Timers INSTANCE = new SystemTimers();

  private final ScheduledThreadPoolExecutor executor = TimerThread.start("timers");
  private final Watch<LongPause> longPauses =
      Watch.start("long-pauses", GRAIN, LongPause::endInTime);

  private SystemTimers() {}

  /** A pause whose thread waits without a time of its own, which is a timer's work less. */
  private static final class LongPause {
    private final CountDownLatch end = new CountDownLatch(1);
    private final long begin = System.nanoTime();
    private final long nanos;

    private LongPause(Duration duration) {
      nanos = saturated(duration);
    }

    private void endInTime() {
      if (System.nanoTime() - begin >= nanos) {
        end.countDown();
      }
    }
  }

  @Override
  public Timer after(Duration delay, Runnable action) {
    var waiting = executor.schedule(action, saturated(delay), TimeUnit.NANOSECONDS);
    return () -> waiting.cancel(false);
  }

  @Override
  public void pause(Duration duration, Cancellation cancellation) throws InterruptedException {
    if (duration.compareTo(LONG) >= 0) {
      pauseLong(new LongPause(duration), cancellation);
      return;
    }
    CountDownLatch cancelled = new CountDownLatch(1);
    cancellation.onCancel(cancelled::countDown);
    boolean _ = cancelled.await(duration.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void pauseLong(LongPause pause, Cancellation cancellation) throws InterruptedException {
    cancellation.onCancel(pause.end::countDown);
    longPauses.add(pause);
    try {
      pause.end.await();
    } finally {
      longPauses.remove(pause);
    }
  }

  private static long saturated(Duration duration) {
    return TimeUnit.NANOSECONDS.convert(duration);
  }
}
