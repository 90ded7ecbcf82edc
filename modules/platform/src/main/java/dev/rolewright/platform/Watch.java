package dev.rolewright.platform;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Looks again and again at what is open, on a daemon thread that sleeps while nothing is. For waits
 * of which nearly all end before their time and none has to end exactly at it: a timer for each
 * wakes another thread twice, which costs more than a short wait does.
 *
 * @param <T> what is open; one is never equal to another
 */
public final class Watch<T> implements AutoCloseable {
  private final long grainNanos;
  private final Consumer<T> look;
  private final Set<T> open = ConcurrentHashMap.newKeySet();
  private final Thread thread;
  private volatile boolean isIdle;
  private volatile boolean isClosed;

  private Watch(String name, Duration grain, Consumer<T> look) {
    this.grainNanos = grain.toNanos();
    this.look = look;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  /**
   * Starts one.
   *
   * @param grain time between two looks; positive
   * @param look at one that is open, perhaps a last time after it was removed; quick, and must not
   *     throw
   */
  public static <T> Watch<T> start(String name, Duration grain, Consumer<T> look) {
    Watch<T> watch = new Watch<>(name, grain, look);
    watch.thread.start();
    return watch;
  }

  /** Opens one: from now on it is looked at. */
  public void add(T one) {
    open.add(one);
    if (isIdle) {
      LockSupport.unpark(thread);
    }
  }

  /** Closes one. */
  public void remove(T one) {
    open.remove(one);
  }

  private void run() {
    while (!isClosed) {
      // Said before the look: who comes after the look sees it, and wakes this thread.
      isIdle = true;
      if (open.isEmpty()) {
        LockSupport.park(this);
      }
      isIdle = false;
      LockSupport.parkNanos(this, grainNanos);
      lookAtAll();
    }
    lookAtAll();
  }

  /** Whatever goes wrong with one look: those that wait rely on the next. */
  private void lookAtAll() {
    try {
      open.forEach(look);
    } catch (Throwable failure) {
      thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }
  }

  /** Ends it: what is open is looked at a last time. */
  @Override
  public void close() {
    isClosed = true;
    LockSupport.unpark(thread);
  }
}
