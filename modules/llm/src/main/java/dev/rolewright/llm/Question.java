package dev.rolewright.llm;

import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.Timers;

/**
 * One question to the models of a route, and all that asking it takes.
 *
 * @param times learn how soon a model began to answer
 * @param recorder writes its attempts down
 */
record Question(
    RequestContext context,
    ChatRequest request,
    GatewayConfig config,
    Route route,
    Breakers breakers,
    RetryBudget budget,
    FirstTextTimes times,
    Backoff backoff,
    GatewayPorts ports,
    Recorder recorder) {
  /** Returns what waits are taken from. */
  Timers timers() {
    return ports.timers();
  }

  /** Returns the same for whoever waits for it. */
  Question within(RequestContext other) {
    return new Question(
        other, request, config, route, breakers, budget, times, backoff, ports, recorder);
  }
}
