package dev.rolewright.flags;

import dev.rolewright.platform.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Waits a short time for what others do. After a wait in vain nobody waits for a while, and what
 * never ends holds no more than so many threads.
 */
final class Patience implements AutoCloseable {
  /** As long as nobody waits after that. */
  static final Duration PAUSE = Duration.ofSeconds(10);

  /** Most that are under way at a time. */
  static final int MOST = 64;

  private final Time time;
  private final Duration longest;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("flags-", 0).factory());
  private final Semaphore places = new Semaphore(MOST);
  private final AtomicLong pausedUntil;

  /**
   * Makes one.
   *
   * @param longest wait
   */
  Patience(Time time, Duration longest) {
    this.time = time;
    this.longest = longest;
    pausedUntil = new AtomicLong(time.nanoTime());
  }

  /**
   * Returns what the work returns; empty where it is not there in time, and after the close.
   *
   * @throws ExecutionException where it failed
   */
  <T> Optional<T> ask(Callable<T> work) throws ExecutionException {
    if (pausedUntil.get() - time.nanoTime() > 0 || !places.tryAcquire()) {
      return Optional.empty();
    }
    FutureTask<T> answer = new FutureTask<>(work);
    try {
      threads.execute(() -> freeing(answer));
    } catch (RejectedExecutionException closed) {
      places.release();
      return Optional.empty();
    }
    try {
      return Optional.of(answer.get(longest.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException late) {
      pausedUntil.set(time.nanoTime() + PAUSE.toNanos());
      boolean _ = answer.cancel(true);
      return Optional.empty();
    } catch (InterruptedException gone) {
      boolean _ = answer.cancel(true);
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /**
   * A place is free again when the work has ended or never begins, not when nobody waits for it.
   */
  private void freeing(FutureTask<?> work) {
    try {
      work.run();
    } finally {
      places.release();
    }
  }

  @Override
  public void close() {
    var _ = threads.shutdownNow();
  }
}
