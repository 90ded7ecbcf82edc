package dev.rolewright.llm;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Timers;
import java.time.Duration;

/** The waits of one question. */
final class Pauses {
  private final RequestContext context;
  private final Timers timers;
  private final Recorder recorder;
  private Duration total = Duration.ZERO;

  Pauses(RequestContext context, Timers timers, Recorder recorder) {
    this.context = context;
    this.timers = timers;
    this.recorder = recorder;
  }

  /** Returns the time spent waiting so far. */
  Duration total() {
    return total;
  }

  /** Tells whether the caller's time allows a wait. */
  boolean fits(Duration wait) {
    return wait.compareTo(context.remaining()) < 0;
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
