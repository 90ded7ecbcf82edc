package dev.rolewright.platform;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Timers whose actions a test runs. */
final class ManualTimers implements Timers {
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private final List<Duration> delays = new ArrayList<>();

  private record Waiting(Runnable action) {}

  @Override
  public Timer after(Duration delay, Runnable action) {
    Waiting timer = new Waiting(action);
    waiting.add(timer);
    delays.add(delay);
    return () -> waiting.remove(timer);
  }

  @Override
  public void pause(Duration duration, Cancellation cancellation) {
    throw new UnsupportedOperationException();
  }

  /** Runs the action that waits longest; false when there is none. */
  boolean fire() {
    Optional<Waiting> next = Optional.ofNullable(waiting.poll());
    next.ifPresent(timer -> timer.action().run());
    return next.isPresent();
  }

  /** Returns after which waits actions were to run, in order. */
  List<Duration> delays() {
    return delays;
  }
}
