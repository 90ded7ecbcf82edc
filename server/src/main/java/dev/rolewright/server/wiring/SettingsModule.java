package dev.rolewright.server.wiring;

import com.google.inject.AbstractModule;
import dev.rolewright.access.Vault;
import dev.rolewright.llm.providers.Providers;
import dev.rolewright.server.settings.ProviderProbes;
import dev.rolewright.server.settings.Settings;

/** Binds the gateway's configuration and what keeps secrets. */
final class SettingsModule extends AbstractModule {
  private final OpenGateway gateway;

  SettingsModule(OpenGateway gateway) {
    this.gateway = gateway;
  }

  @Override
  protected void configure() {
    bind(Providers.class).toInstance(gateway.providers());
    bind(Settings.class).toInstance(gateway.settings());
    bind(Vault.class).toInstance(gateway.vault());
    bind(ProviderProbes.class).toInstance(gateway.probes());
  }
}
