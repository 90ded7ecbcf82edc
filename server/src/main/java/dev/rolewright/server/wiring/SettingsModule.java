package dev.rolewright.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.rolewright.access.ProviderKeyRepository;
import dev.rolewright.access.TenantPrivacyRepository;
import dev.rolewright.access.Vault;
import dev.rolewright.llm.providers.Providers;
import dev.rolewright.llm.spi.FeatureFlags;
import dev.rolewright.platform.Time;
import dev.rolewright.server.settings.ProviderProbes;
import dev.rolewright.server.settings.Settings;
import dev.rolewright.server.settings.TaskFlags;
import dev.rolewright.server.settings.TenantAccounts;

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
    bind(FeatureFlags.class).toInstance(new TaskFlags(gateway.flags()));
    bind(Vault.class).toInstance(gateway.vault());
    bind(ProviderProbes.class).toInstance(gateway.probes());
  }

  @Provides
  @Singleton
  TenantAccounts tenantAccounts(
      ProviderKeyRepository keys, TenantPrivacyRepository privacy, Time time) {
    return TenantAccounts.create(
        gateway.settings()::current,
        keys,
        privacy,
        gateway.vault(),
        gateway.providers()::create,
        time);
  }
}
