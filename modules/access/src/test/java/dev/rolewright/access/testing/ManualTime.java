package dev.rolewright.access.testing;

import dev.rolewright.platform.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that passes when a test says so. */
public final class ManualTime implements Time {
  private static final Instant START = Instant.parse("2026-03-04T05:06:07Z");

  private long nanos;
  private final List<Long> wakes = new ArrayList<>();

  /** Creates a clock that stands still. */
  public ManualTime() {}

  @Override
  public synchronized Instant now() {
    return START.plusNanos(nanos);
  }

  @Override
  public synchronized long nanoTime() {
    return nanos;
  }

  @Override
  public synchronized void sleep(Duration duration) throws InterruptedException {
    Long wake = nanos + duration.toNanos();
    wakes.add(wake);
    notifyAll();
    try {
      while (nanos < wake) {
        wait();
      }
    } finally {
      wakes.remove(wake);
    }
  }

  /** Lets time pass once a thread sleeps. */
  public synchronized void advanceSleeper(Duration duration) throws InterruptedException {
    while (wakes.stream().noneMatch(wake -> wake > nanos)) {
      wait();
    }
    advance(duration);
  }

  /** Lets time pass. */
  public synchronized void advance(Duration duration) {
    nanos += duration.toNanos();
    notifyAll();
  }
}
