package dev.rolewright.llm;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Timers;
import java.time.Duration;
import java.util.function.Supplier;

/** The waits of one question. */
final class Pauses {
  private final RequestContext context;
  private final Timers timers;
  private final Recorder recorder;
  private final Supplier<Duration> patience;
  private Duration total = Duration.ZERO;

  /**
   * Makes it.
   *
   * @param patience how long those who wait for the answer still do
   */
  Pauses(Question question, Supplier<Duration> patience) {
    this.context = question.context();
    this.timers = question.timers();
    this.recorder = question.recorder();
    this.patience = patience;
  }

  /** Returns the time spent waiting so far. */
  Duration total() {
    return total;
  }

  /** Tells whether those who wait have the time for it. */
  boolean fits(Duration wait) {
    return wait.compareTo(patience.get()) < 0;
  }

  /**
   * Waits on this thread.
   *
   * @throws RolewrightException when the caller went away, or its time is over
   */
  void pause(Duration wait) {
    try {
      timers.pause(wait, context.cancellation());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw RolewrightException.of(ErrorCode.CANCELLED, "The caller cancelled the call.");
    }
    total = total.plus(wait);
    recorder.waited(wait);
    context.checkActive();
  }
}
