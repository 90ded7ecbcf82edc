package dev.rolewright.server.wiring;

import dev.rolewright.llm.Gateway;
import dev.rolewright.llm.ModelName;
import dev.rolewright.platform.HotConfig;
import dev.rolewright.server.settings.GatewaySettings;
import java.util.List;
import java.util.function.Supplier;

/** Has the gateway forget what it knows of models that a change of the configuration took away. */
record BreakerUpkeep(Gateway gateway, Supplier<GatewaySettings> settings)
    implements HotConfig.Listener {
  @Override
  public void accepted(long version) {
    GatewaySettings now = settings.get();
    gateway.keepModels(
        (model, account) -> account.isEmpty() ? isAsked(now, model) : isConfigured(now, model));
  }

  private static boolean isAsked(GatewaySettings settings, ModelName model) {
    return settings.gateway().providers().containsKey(model.provider())
        && isConfigured(settings, model);
  }

  /** A tenant's own account may ask what the deployment's can't. */
  private static boolean isConfigured(GatewaySettings settings, ModelName model) {
    return settings.providers().stream()
        .filter(provider -> provider.name().equals(model.provider()))
        .flatMap(provider -> provider.models().stream())
        .anyMatch(known -> known.name().equals(model.model()));
  }

  @Override
  public void rejected(List<String> errors) {}
}
