package dev.rolewright.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.rolewright.access.ApiKeyRepository;
import dev.rolewright.access.Authenticator;
import dev.rolewright.access.KeyAdministration;
import dev.rolewright.access.KeyMemory;
import dev.rolewright.access.ProviderKeyAdministration;
import dev.rolewright.access.ProviderKeyRepository;
import dev.rolewright.access.RepeatableCalls;
import dev.rolewright.access.RequestLog;
import dev.rolewright.access.TenantAdministration;
import dev.rolewright.access.TenantPrivacyAdministration;
import dev.rolewright.access.TenantPrivacyRepository;
import dev.rolewright.access.TenantRepository;
import dev.rolewright.access.Vault;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.Time;
import dev.rolewright.server.settings.TenantAccounts;

/** Binds who may call, and what a repeated call means. */
final class AccessModule extends AbstractModule {
  @Provides
  @Singleton
  KeyMemory keyMemory(Time time) {
    return KeyMemory.create(time);
  }

  @Provides
  @Singleton
  Authenticator authenticator(ApiKeyRepository keys, Time time) {
    return Authenticator.create(keys, time);
  }

  @Provides
  @Singleton
  TenantAdministration tenantAdministration(TenantRepository tenants, Time time) {
    return TenantAdministration.create(tenants, time);
  }

  @Provides
  @Singleton
  KeyAdministration keyAdministration(TenantRepository tenants, ApiKeyRepository keys, Time time) {
    return KeyAdministration.create(tenants, keys, time);
  }

  @Provides
  @Singleton
  ProviderKeyAdministration providerKeyAdministration(
      TenantRepository tenants,
      ProviderKeyRepository keys,
      TenantAccounts accounts,
      Vault vault,
      Ids ids,
      Time time) {
    return ProviderKeyAdministration.create(tenants, keys, accounts, vault, ids, time);
  }

  @Provides
  @Singleton
  TenantPrivacyAdministration tenantPrivacyAdministration(
      TenantRepository tenants,
      TenantPrivacyRepository privacy,
      TenantAccounts accounts,
      Time time) {
    return TenantPrivacyAdministration.create(tenants, privacy, accounts, time);
  }

  @Provides
  @Singleton
  RepeatableCalls repeatableCalls(RequestLog log, Ids ids, Time time) {
    return RepeatableCalls.create(log, ids, time);
  }
}
