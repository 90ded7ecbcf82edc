package dev.rolewright.llm;

import dev.rolewright.llm.Flight.Landing;
import dev.rolewright.llm.Flight.Ride;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import java.time.Duration;
import java.util.Optional;

/** Passes on to one caller what is written on a flight, on the caller's thread. */
final class RideReading {
  private static final Duration MOST_FOR_THE_END = Duration.ofSeconds(1);

  private final Question question;
  private final RequestContext context;
  private final Ride ride;
  private final ModelName model;
  private final Emitter emitter;
  private Optional<Long> firstTextNanos = Optional.empty();

  RideReading(Question question, Ride ride, ModelName model, Emitter emitter) {
    this.question = question;
    this.context = question.context();
    this.ride = ride;
    this.model = model;
    this.emitter = emitter;
    context.cancellation().onCancel(ride::wake);
  }

  /** Returns the clock's reading at the first text; empty before it. */
  Optional<Long> firstTextNanos() {
    return firstTextNanos;
  }

  Landing toTheEnd() {
    while (true) {
      // Taken first, so that nothing which comes after the look is missed.
      Cancellation signal = ride.signal();
      context.checkActive();
      if (ride.hasBegunAnew()) {
        firstTextNanos = Optional.empty();
        emitter.breakOff(
            new LlmException(
                Fault.CONNECTION,
                "The replica that asked the model is gone; the model is asked anew."));
      }
      for (String text : ride.more()) {
        if (firstTextNanos.isEmpty()) {
          firstTextNanos = Optional.of(context.time().nanoTime());
        }
        emitter.text(model, text);
      }
      Optional<Landing> landing = ride.landing();
      if (landing.isPresent()) {
        return landing.get();
      }
      await(signal);
    }
  }

  private void await(Cancellation signal) {
    try {
      question.timers().pause(context.remaining(), signal);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw RolewrightException.of(ErrorCode.CANCELLED, "The caller cancelled the call.");
    }
  }

  /**
   * Reads no more. What a call that is ended by that costs is known when it has ended, and belongs
   * into the record of its request.
   */
  void leave() {
    if (!ride.leave()) {
      return;
    }
    try {
      question.timers().pause(MOST_FOR_THE_END, ride.landed());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
