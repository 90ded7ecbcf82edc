package dev.rolewright.llm;

import dev.rolewright.llm.spi.RateLimits;
import dev.rolewright.llm.spi.Spending;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import java.time.Duration;
import java.util.Optional;

/**
 * Lets a call of a model begin: its breaker, the limits of its provider and the budgets have to
 * allow it, in this order, so that nothing is counted or held for a call that is not made.
 */
final class Entrance {
  private final RequestContext context;
  private final String task;
  private final RateLimits limits;
  private final Spending spending;
  private final Pauses pauses;
  private final Recorder recorder;
  private final Failures failures;

  /**
   * Makes one for a question.
   *
   * @param failures learns why a call was not made
   */
  Entrance(
      RequestContext context,
      String task,
      GatewayPorts ports,
      Pauses pauses,
      Recorder recorder,
      Failures failures) {
    this.context = context;
    this.task = task;
    this.limits = ports.limits();
    this.spending = ports.spending();
    this.pauses = pauses;
    this.recorder = recorder;
    this.failures = failures;
  }

  /**
   * A call that may be made.
   *
   * @param permit the breaker's
   * @param record of the attempt, whose end books what it cost
   */
  record Entered(Breaker.Permit permit, Recorder.AttemptRecord record) {}

  /** Returns empty where the call can't be made, and then another model may be asked. */
  Optional<Entered> enter(Turn turn) {
    while (true) {
      Optional<Breaker.Permit> permit = turn.breaker().tryPass();
      if (permit.isEmpty()) {
        return Optional.empty();
      }
      try {
        switch (admit(turn)) {
          case RateLimits.Admission.Admitted(RateLimits.Ticket ticket) -> {
            return Optional.of(new Entered(permit.get(), pay(turn, ticket)));
          }
          case RateLimits.Admission.Refused(RolewrightException reason) -> {
            permit.get().ignored();
            Optional<Duration> wait = reason.retryDelay().filter(pauses::fits);
            if (wait.isEmpty()) {
              return refused(turn, reason);
            }
            pauses.pause(wait.get());
          }
        }
      } catch (RolewrightException refused) {
        permit.get().ignored();
        context.checkActive();
        return refused(turn, refused);
      }
    }
  }

  private RateLimits.Admission admit(Turn turn) {
    return limits.call(turn.model(), turn.provider().account(), () -> turn.size().sum());
  }

  /** Has the money held that the call can cost at most, and begins its record. */
  private Recorder.AttemptRecord pay(Turn turn, RateLimits.Ticket ticket) {
    String runId = recorder.nextRunId();
    String account = turn.provider().account();
    try {
      Spending.Hold hold =
          spending.hold(
              context,
              new Spending.Call(
                  turn.model(), account, task, runId, turn.size().cost(turn.price())));
      return recorder.begin(runId, turn.model(), account, hold, ticket);
    } catch (RolewrightException refused) {
      ticket.used(0);
      throw refused;
    }
  }

  /** What a model answered before says more than why it is not asked again. */
  private Optional<Entered> refused(Turn turn, RolewrightException reason) {
    turn.refuse();
    if (turn.last().isEmpty()) {
      failures.refused(turn.model(), reason);
    }
    return Optional.empty();
  }
}
