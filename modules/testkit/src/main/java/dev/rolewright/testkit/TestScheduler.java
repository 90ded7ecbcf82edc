package dev.rolewright.testkit;

import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one at a time in virtual time: a task runs until it sleeps or ends, then the next one
 * whose time has come. Among those of the same moment the seed decides, so that many seeds try many
 * orders, and one seed always gives the same one. Nothing waits for real.
 */
public final class TestScheduler implements Time, Timers {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final Random random;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(
          Comparator.comparingLong(Event::nanos)
              .thenComparingInt(Event::order)
              .thenComparingLong(Event::number));
  private final Semaphore controller = new Semaphore(0);
  private final List<Throwable> faults = new ArrayList<>();
  private long nanos;
  private long numbers;
  private @Nullable Task running;

  /** Creates a scheduler whose choices follow from a seed. */
  public TestScheduler(long seed) {
    random = new Random(seed);
  }

  private record Event(long nanos, int order, long number, Runnable action) {}

  /** A thread that runs only while it has the turn. */
  public final class Task {
    private final String name;
    private final Semaphore turn = new Semaphore(0);
    private @Nullable Event wakeUp;
    private boolean interrupted;

    private Task(String name) {
      this.name = name;
    }

    /** Wakes the task by an interrupt; at its next sleep where it does not sleep now. */
    public void interrupt() {
      interrupted = true;
      wake();
    }

    private void wake() {
      if (wakeUp != null && events.remove(wakeUp)) {
        wakeUp = add(nanos, this::resume);
      }
    }

    private void resume() {
      wakeUp = null;
      running = this;
      turn.release();
      controller.acquireUninterruptibly();
      running = null;
    }

    private void sleep(long until) throws InterruptedException {
      if (!interrupted) {
        wakeUp = add(until, this::resume);
        controller.release();
        turn.acquireUninterruptibly();
      }
      if (interrupted) {
        interrupted = false;
        throw new InterruptedException(name + " was interrupted");
      }
    }
  }

  /** Adds a task that begins when its turn comes. */
  public Task start(String name, Runnable work) {
    Task task = new Task(name);
    Thread.ofVirtual()
        .name(name)
        .start(
            () -> {
              task.turn.acquireUninterruptibly();
              try {
                work.run();
              } catch (RuntimeException | Error fault) {
                faults.add(fault);
              } finally {
                controller.release();
              }
            });
    add(nanos, task::resume);
    return task;
  }

  /**
   * Runs until no task and no timer is left.
   *
   * @throws AssertionError when a task ended with an exception
   */
  public void run() {
    for (Event next = events.poll(); next != null; next = events.poll()) {
      nanos = Math.max(nanos, next.nanos());
      next.action().run();
    }
    if (!faults.isEmpty()) {
      throw new AssertionError("a task failed", faults.getFirst());
    }
  }

  /** Returns the task that runs now. */
  public Task current() {
    if (running == null) {
      throw new IllegalStateException("only a task may ask");
    }
    return running;
  }

  private Event add(long at, Runnable action) {
    Event event = new Event(at, random.nextInt(), numbers++, action);
    events.add(event);
    return event;
  }

  @Override
  public Instant now() {
    return BEGIN.plusNanos(nanos);
  }

  @Override
  public long nanoTime() {
    return nanos;
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    current().sleep(nanos + duration.toNanos());
  }

  @Override
  public void pause(Duration duration, Cancellation cancellation) throws InterruptedException {
    Task task = current();
    boolean[] over = new boolean[1];
    cancellation.onCancel(
        () -> {
          if (!over[0]) {
            task.wake();
          }
        });
    if (!cancellation.isCancelled()) {
      task.sleep(nanos + duration.toNanos());
    }
    over[0] = true;
  }

  @Override
  public Timer after(Duration delay, Runnable action) {
    Event event = add(nanos + delay.toNanos(), action);
    return () -> events.remove(event);
  }
}
