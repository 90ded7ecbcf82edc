package dev.rolewright.client.cli.connection;

import java.time.Duration;

/** Waits; the one place where the client does nothing for a while, so that tests own the time. */
@FunctionalInterface
public interface Pause {
  /** Waits for a duration, or until the thread is interrupted, which stays marked. */
  void pause(Duration duration);

  /** Returns the pause that takes real time. */
  static Pause real() {
    return duration -> {
      try {
        Thread.sleep(duration);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    };
  }
}
