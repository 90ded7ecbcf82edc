package dev.rolewright.server;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What SIGTERM and Ctrl-C do: stop the server in order, or, while it still starts, break the start
 * off. Either way no child process is left, and the exit code is 0, since a JVM that ends by a
 * signal would report 128 + signal.
 */
final class StopSignal {
  private static final long LONGEST_START_SECONDS = 30;

  private final CountDownLatch mainDone = new CountDownLatch(1);
  private @Nullable RolewrightServer running;
  private boolean raised;

  private StopSignal() {}

  /** Installs the handling for the server that the calling thread is about to start. */
  static StopSignal install() {
    StopSignal stop = new StopSignal();
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(stop::run));
    return stop;
  }

  /**
   * Names the server that is to be closed from now on.
   *
   * @return false when the signal came while the server started: it must be closed by the caller
   */
  boolean closesInstead(RolewrightServer server) {
    synchronized (this) {
      if (!raised) {
        running = server;
      }
      return !raised;
    }
  }

  /** Says that the main thread holds nothing open any more. */
  void mainIsDone() {
    mainDone.countDown();
  }

  private void run() {
    if (mainDone.getCount() == 0) {
      // The program ends by itself, with an exit code of its own.
      return;
    }
    // A start is not broken off half way, since native libraries do not bear that: it goes on for
    // its second or two, and
    // what it opened is closed again.
    RolewrightServer server;
    synchronized (this) {
      raised = true;
      server = running;
    }
    if (server != null) {
      server.close();
    }
    try {
      mainDone.await(LONGEST_START_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(0);
  }
}
