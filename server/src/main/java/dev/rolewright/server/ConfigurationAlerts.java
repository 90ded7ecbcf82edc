package dev.rolewright.server;

import dev.rolewright.llm.ModelName;
import dev.rolewright.platform.AlertKind;
import dev.rolewright.platform.Alerts;
import dev.rolewright.platform.Time;
import dev.rolewright.pricing.PriceList;
import dev.rolewright.server.settings.ConfiguredProvider;
import dev.rolewright.server.settings.GatewaySettings;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Raises an alert for each model that can be asked and has no price of its own, and for each
 * provider that routes name and that can't be asked.
 */
final class ConfigurationAlerts {
  private final Supplier<GatewaySettings> settings;
  private final Time time;
  private final StandingAlerts unpriced;
  private final StandingAlerts notSetUp;

  ConfigurationAlerts(Supplier<GatewaySettings> settings, Alerts alerts, Time time) {
    this.settings = settings;
    this.time = time;
    this.unpriced = new StandingAlerts(AlertKind.UNKNOWN_MODEL, alerts);
    this.notSetUp = new StandingAlerts(AlertKind.PROVIDER_NOT_SET_UP, alerts);
  }

  /** Looks at all of it. A price may also begin and end to hold while nothing is configured. */
  void check() {
    GatewaySettings now = settings.get();
    unpriced.found(unpriced(now));
    notSetUp.found(now.remarks().notSetUp());
  }

  private Map<String, String> unpriced(GatewaySettings now) {
    Map<String, String> without = new HashMap<>();
    for (ConfiguredProvider provider : now.providers()) {
      for (ConfiguredProvider.Model model : provider.models()) {
        ModelName name = new ModelName(provider.name(), model.name());
        if (!provider.switchedOff() && !isPriced(now, name)) {
          without.put(
              name.toString(),
              "The model has no price now, so that its calls count at the dearest price of all"
                  + " models; add one to "
                  + PriceList.FILE
                  + " (\"free\": true for a server of your own).");
        }
      }
    }
    return without;
  }

  private boolean isPriced(GatewaySettings now, ModelName name) {
    return now.gateway().prices().of(name.provider(), name.model(), time.now()).isKnown();
  }
}
