package dev.rolewright.server;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What SIGTERM and Ctrl-C do: stop the server in order, or, while it still starts, break the start
 * off. Either way no child process is left, and the exit code is 0, since a JVM that ends by a
 * signal would report 128 + signal.
 */
final class StopSignal {
  private static final long LONGEST_START_SECONDS = 30;

  private final Thread main;
  private final CountDownLatch mainDone = new CountDownLatch(1);
  private final AtomicReference<RolewrightServer> running = new AtomicReference<>();

  private StopSignal(Thread main) {
    this.main = main;
  }

  /** Installs the handling for the server that the calling thread is about to start. */
  static StopSignal install() {
    StopSignal stop = new StopSignal(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(stop::run));
    return stop;
  }

  /** Names the server that is to be closed from now on. */
  void closesInstead(RolewrightServer server) {
    running.set(server);
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
    RolewrightServer server = running.get();
    if (server == null) {
      main.interrupt();
    } else {
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
