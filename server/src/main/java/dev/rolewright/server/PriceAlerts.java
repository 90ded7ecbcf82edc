package dev.rolewright.server;

import dev.rolewright.llm.ModelName;
import dev.rolewright.platform.AlertKind;
import dev.rolewright.platform.AlertSeverity;
import dev.rolewright.platform.Alerts;
import dev.rolewright.platform.Time;
import dev.rolewright.pricing.PriceList;
import dev.rolewright.server.settings.ConfiguredProvider;
import dev.rolewright.server.settings.GatewaySettings;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

/** Raises an alert for each model that can be asked and has no price of its own. */
final class PriceAlerts {
  private final Supplier<GatewaySettings> settings;
  private final Alerts alerts;
  private final Time time;
  private Set<ModelName> unpriced = Set.of();

  PriceAlerts(Supplier<GatewaySettings> settings, Alerts alerts, Time time) {
    this.settings = settings;
    this.alerts = alerts;
    this.time = time;
  }

  /** Looks at all models. A price may also begin and end to hold while nothing is configured. */
  synchronized void check() {
    GatewaySettings now = settings.get();
    Set<ModelName> without = new LinkedHashSet<>();
    for (ConfiguredProvider provider : now.providers()) {
      for (ConfiguredProvider.Model model : provider.models()) {
        ModelName name = new ModelName(provider.name(), model.name());
        if (provider.switchedOff() || isPriced(now, name)) {
          alerts.resolve(AlertKind.UNKNOWN_MODEL, name.toString());
        } else {
          without.add(name);
          if (!unpriced.contains(name)) {
            raise(name);
          }
        }
      }
    }
    // Models that are configured no more.
    unpriced.stream()
        .filter(name -> !without.contains(name))
        .forEach(name -> alerts.resolve(AlertKind.UNKNOWN_MODEL, name.toString()));
    unpriced = without;
  }

  private boolean isPriced(GatewaySettings now, ModelName name) {
    return now.gateway().prices().of(name.provider(), name.model(), time.now()).isKnown();
  }

  private void raise(ModelName name) {
    alerts.raise(
        AlertKind.UNKNOWN_MODEL,
        AlertSeverity.WARNING,
        name.toString(),
        "The model has no price now, so that its calls count at the dearest price of all models;"
            + " add one to "
            + PriceList.FILE
            + " (\"free\": true for a server of your own).");
  }
}
