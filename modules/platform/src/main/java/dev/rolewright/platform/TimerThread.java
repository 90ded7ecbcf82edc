package dev.rolewright.platform;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A daemon thread for many timers of which nearly all are cancelled before their time, such as the
 * deadlines of calls. What it runs must be quick.
 */
public final class TimerThread {
  private static final int TICK_MILLIS = 500;

  private TimerThread() {}

  /** Starts one. */
  public static ScheduledThreadPoolExecutor start(String name) {
    ScheduledThreadPoolExecutor timers =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name(name).factory());
    // One that stayed until its time would, at some thousand calls a second, be one of a million.
    timers.setRemoveOnCancelPolicy(true);
    // A timer that comes before all others wakes the thread, which costs a short call more than the
    // timer does; so there is always one that is due soon, and does nothing.
    Future<?> _ =
        timers.scheduleAtFixedRate(() -> {}, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    return timers;
  }
}
