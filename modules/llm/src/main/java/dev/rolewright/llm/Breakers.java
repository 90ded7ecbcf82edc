package dev.rolewright.llm;

import dev.rolewright.llm.spi.ProbeLeases;
import dev.rolewright.platform.Alerts;
import dev.rolewright.platform.Time;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;

/** The breaker of each model that was asked so far, for each account that it was asked with. */
final class Breakers {
  private final Map<ModelAccount, Breaker> breakers = new ConcurrentHashMap<>();
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

  /**
   * Returns the breaker of a model.
   *
   * @param account see {@link dev.rolewright.llm.spi.LlmProvider#account}
   */
  Breaker of(ModelName model, String account) {
    return breakers.computeIfAbsent(new ModelAccount(model, account), this::create);
  }

  private Breaker create(ModelAccount key) {
    boolean shared = key.account().isEmpty();
    String name = shared ? key.model().toString() : key.model() + "@" + key.account();
    // What is wrong with a tenant's own account is nothing that operators have to act on.
    return new Breaker(name, policy, time, leases, shared ? alerts : Alerts.none());
  }

  /** Forgets those of models that can't be asked any more. */
  void keep(BiPredicate<ModelName, String> isKept) {
    for (ModelAccount key : List.copyOf(breakers.keySet())) {
      if (!isKept.test(key.model(), key.account())) {
        Breaker gone = breakers.remove(key);
        if (gone != null) {
          gone.retire();
        }
      }
    }
  }

  /** Returns how the breakers of an account are. */
  Map<ModelName, BreakerHealth> health(String account) {
    Map<ModelName, BreakerHealth> all = new HashMap<>();
    breakers.forEach(
        (key, breaker) -> {
          if (key.account().equals(account)) {
            all.put(key.model(), breaker.health());
          }
        });
    return Map.copyOf(all);
  }
}
