package dev.rolewright.platform;

import java.time.Duration;

/** Actions that run after a while and waits that end early, so that a test can own them. */
public interface Timers {
  /**
   * Runs an action once, after at least {@code delay}, on a thread that others share: it must be
   * quick and must not throw.
   */
  Timer after(Duration delay, Runnable action);

  /**
   * Waits on this thread for {@code duration}, or until the caller gives up, which a sleep would
   * not notice. A wait of seconds may take some milliseconds longer.
   */
  void pause(Duration duration, Cancellation cancellation) throws InterruptedException;

  /** An action that waits for its time. */
  interface Timer {
    /** Forgets the action unless it has begun. */
    void cancel();
  }

  /** Returns the machine's own. */
  static Timers system() {
    return SystemTimers.INSTANCE;
  }
}
