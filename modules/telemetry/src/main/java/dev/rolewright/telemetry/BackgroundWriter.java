package dev.rolewright.telemetry;

import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands entries to one thread that writes them in batches. Whoever offers an entry never waits:
 * what does not fit into the bound is dropped and counted, and so is what can't be written after
 * some tries.
 */
final class BackgroundWriter<T> implements AutoCloseable {
  /**
   * How much waits and how often a batch is tried.
   *
   * @param maxWeight most that may wait, in the unit in which entries are weighed
   * @param maxBatch most entries that are written at once
   * @param maxBatchWeight weight from which on no more entries are added to those that are written
   *     at once: on their way to the database they take several times their room
   * @param gather how long the first entry waits for others to go along with it: writing many at
   *     once costs little more than one, and what ends soon after its start is written once
   * @param tries of a batch before it is given up
   * @param pause between two tries
   * @param longestClose how long {@code close} waits for what is left
   */
  record Bounds(
      long maxWeight,
      int maxBatch,
      long maxBatchWeight,
      Duration gather,
      int tries,
      Duration pause,
      Duration longestClose) {
    static final Bounds DEFAULT =
        new Bounds(
            64L * 1_024 * 1_024,
            500,
            4L * 1_024 * 1_024,
            Duration.ofMillis(20),
            5,
            Duration.ofSeconds(1),
            Duration.ofSeconds(10));
  }

  private record Weighed<T>(T entry, long weight) {}

  private static final Logger LOG = LoggerFactory.getLogger(BackgroundWriter.class);
  private static final Duration LOOK_FOR_THE_END = Duration.ofMillis(100);

  private final String name;
  private final Bounds bounds;
  private final Consumer<List<T>> write;
  private final Consumer<Long> droppedMore;
  private final Timers timers;
  private final LinkedBlockingQueue<Weighed<T>> waiting = new LinkedBlockingQueue<>();
  private final AtomicLong weight = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final Cancellation hurry = new Cancellation();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean closed;

  /**
   * @param write writes a batch, or throws
   * @param droppedMore learns on the writer's thread of the number of entries dropped so far,
   *     whenever it has grown
   */
  private BackgroundWriter(
      String name,
      Bounds bounds,
      Consumer<List<T>> write,
      Consumer<Long> droppedMore,
      Timers timers) {
    this.name = name;
    this.bounds = bounds;
    this.write = write;
    this.droppedMore = droppedMore;
    this.timers = timers;
    thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
  }

  static <T> BackgroundWriter<T> start(
      String name,
      Bounds bounds,
      Consumer<List<T>> write,
      Consumer<Long> droppedMore,
      Timers timers) {
    BackgroundWriter<T> writer = new BackgroundWriter<>(name, bounds, write, droppedMore, timers);
    writer.thread.start();
    return writer;
  }

  /** Takes an entry, or drops it where too much waits already. */
  void offer(T entry, long itsWeight) {
    if (closed) {
      dropped.incrementAndGet();
      return;
    }
    if (weight.addAndGet(itsWeight) > bounds.maxWeight()) {
      weight.addAndGet(-itsWeight);
      dropped.incrementAndGet();
      return;
    }
    waiting.add(new Weighed<>(entry, itsWeight));
  }

  /** Returns how many entries were lost so far. */
  long dropped() {
    return dropped.get();
  }

  private void run() {
    long told = 0;
    try {
      while (!closed || !waiting.isEmpty()) {
        List<T> batch = next();
        if (!batch.isEmpty()) {
          write(batch);
        }
        if (dropped.get() > told) {
          told = dropped.get();
          droppedMore.accept(told);
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private List<T> next() throws InterruptedException {
    Weighed<T> first = waiting.poll(LOOK_FOR_THE_END.toMillis(), TimeUnit.MILLISECONDS);
    if (first == null) {
      return List.of();
    }
    if (waiting.size() < bounds.maxBatch() - 1) {
      closing.await(bounds.gather().toNanos(), TimeUnit.NANOSECONDS);
    }
    List<Weighed<T>> taken = new ArrayList<>();
    long itsWeight = 0;
    for (Weighed<T> entry = first; entry != null; entry = waiting.poll()) {
      taken.add(entry);
      itsWeight += entry.weight();
      if (taken.size() == bounds.maxBatch() || itsWeight >= bounds.maxBatchWeight()) {
        break;
      }
    }
    weight.addAndGet(-itsWeight);
    return taken.stream().map(Weighed::entry).toList();
  }

  private void write(List<T> batch) throws InterruptedException {
    for (int tried = 1; tried <= bounds.tries(); tried++) {
      try {
        write.accept(batch);
        return;
      } catch (RuntimeException failure) {
        if (tried == bounds.tries() || closed) {
          dropped.addAndGet(batch.size());
          LOG.warn(
              "{}: {} entries could not be written and are lost ({})",
              name,
              batch.size(),
              failure.getClass().getSimpleName());
          return;
        }
      }
      timers.pause(bounds.pause(), hurry);
    }
  }

  /** Writes what waits, within a bound of time, and takes nothing more. */
  @Override
  public void close() {
    closed = true;
    closing.countDown();
    hurry.cancel();
    try {
      if (!thread.join(bounds.longestClose())) {
        LOG.warn("{}: {} entries were not written in time and are lost", name, waiting.size());
        thread.interrupt();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
