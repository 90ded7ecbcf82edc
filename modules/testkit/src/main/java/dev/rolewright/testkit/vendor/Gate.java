package dev.rolewright.testkit.vendor;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Where a script waits until the test lets it go on; opened once for each pass. */
public final class Gate {
  private static final long PATIENCE_SECONDS = 30;

  private final Semaphore arrivals = new Semaphore(0);
  private final Semaphore passes = new Semaphore(0);

  /** Creates a closed gate. */
  public Gate() {}

  /** Lets one waiting script pass, or the next one that comes. */
  public void open() {
    passes.release();
  }

  /**
   * Waits until a script stands at this gate.
   *
   * @throws AssertionError when none comes within 30 seconds
   */
  public void awaitArrival() {
    await(arrivals, "No script came to the gate.");
  }

  /** Stands at the gate until it is opened; tells whether it was. */
  boolean pass() throws InterruptedException {
    arrivals.release();
    return passes.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  static void await(Semaphore semaphore, String otherwise) {
    try {
      if (!semaphore.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError(otherwise);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(otherwise, interrupted);
    }
  }
}
