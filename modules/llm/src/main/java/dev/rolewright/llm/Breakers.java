package dev.rolewright.llm;

import dev.rolewright.llm.spi.ProbeLeases;
import dev.rolewright.platform.Alerts;
import dev.rolewright.platform.Time;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The breaker of each model that was asked so far. */
final class Breakers {
  private final Map<ModelName, Breaker> breakers = new ConcurrentHashMap<>();
  private final BreakerPolicy policy;
  private final Time time;
  private final ProbeLeases leases;
  private final Alerts alerts;

  Breakers(BreakerPolicy policy, Time time, ProbeLeases leases, Alerts alerts) {
    this.policy = policy;
    this.time = time;
    this.leases = leases;
    this.alerts = alerts;
  }

  Breaker of(ModelName model) {
    return breakers.computeIfAbsent(
        model, name -> new Breaker(name.toString(), policy, time, leases, alerts));
  }

  Map<ModelName, BreakerHealth> health() {
    Map<ModelName, BreakerHealth> all = new HashMap<>();
    breakers.forEach((model, breaker) -> all.put(model, breaker.health()));
    return Map.copyOf(all);
  }
}
