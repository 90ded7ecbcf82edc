package dev.rolewright.server;

import dev.rolewright.embedded.LivingChildren;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wish that the server stops. A signal only makes it; whoever starts or runs the server looks
 * for it, and closes in ordinary threads and in order what is open by then.
 */
final class StopRequest {
  private static final String INTERRUPT = "INT";
  private static final int EXIT_CODE_OF_INTERRUPT = 130;
  private static final long LONGEST_END_SECONDS = 60;

  private final CountDownLatch made = new CountDownLatch(1);
  private final CountDownLatch mainDone = new CountDownLatch(1);
  private final AtomicInteger interrupts = new AtomicInteger();
  private final Runnable endAtOnce;

  /**
   * The log, which is not made before it is needed, since signals are to be handled from the first
   * moment on. Making it takes a while, and a thread that needs it in this while waits here.
   */
  private static final class Log {
    static final Logger LOG = LoggerFactory.getLogger(StopRequest.class);
  }

  /** The start was broken off, and what it had opened is closed. */
  static final class StoppedBeforeServing extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  StopRequest(Runnable endAtOnce) {
    this.endAtOnce = endAtOnce;
  }

  /** Returns a request that SIGINT, SIGTERM and SIGHUP make. */
  static StopRequest bySignals() {
    StopRequest stop = new StopRequest(StopRequest::endAtOnce);
    for (String signal : List.of(INTERRUPT, "TERM", "HUP")) {
      if (!Signals.handle(signal, () -> stop.received(signal))) {
        // Started without the launcher: the next best, in which libraries end at the same time.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(stop::inShutdown));
        break;
      }
    }
    return stop;
  }

  /** Returns a request that nobody makes. */
  static StopRequest never() {
    return new StopRequest(() -> {});
  }

  /**
   * Makes the request. Whoever presses Ctrl-C once more does not want to wait; other signals may
   * well come twice, as a closed terminal sends them, and mean the same.
   */
  void received(String signal) {
    if (signal.equals(INTERRUPT) && interrupts.incrementAndGet() > 1) {
      endAtOnce.run();
    } else {
      make("SIG" + signal);
    }
  }

  private void make(String cause) {
    if (made.getCount() > 0) {
      Log.LOG.info("Stopping in order because of {}; a second Ctrl-C ends at once", cause);
      made.countDown();
    }
  }

  /**
   * Makes the request, too, when a stream ends that the process which started this one holds open
   * as long as it lives.
   */
  void atEndOf(InputStream stream) {
    Thread.ofPlatform()
        .daemon()
        .name("end-of-input")
        .start(
            () -> {
              try {
                stream.transferTo(OutputStream.nullOutputStream());
              } catch (IOException closed) {
                // An end like any other.
              }
              make("the end of the process that started this one");
            });
  }

  /** Makes the log before anything else of the program asks for one. */
  void makeLog() {
    Log.LOG.debug("Started");
  }

  /**
   * Breaks a start off between two of its steps.
   *
   * @throws StoppedBeforeServing when the request was made
   */
  void check() {
    if (made.getCount() == 0) {
      throw new StoppedBeforeServing();
    }
  }

  /** Waits until the request is made. */
  void await() throws InterruptedException {
    made.await();
  }

  /** Says that nothing is open any more and the program is about to end. */
  void mainIsDone() {
    mainDone.countDown();
  }

  private static void endAtOnce() {
    Console.complain("rolewright serve: ended at once");
    LivingChildren.killAll();
    Runtime.getRuntime().halt(EXIT_CODE_OF_INTERRUPT);
  }

  private void inShutdown() {
    if (mainDone.getCount() == 0) {
      // The program ends by itself, with an exit code of its own.
      return;
    }
    made.countDown();
    try {
      mainDone.await(LONGEST_END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(0);
  }
}
