package dev.rolewright.server.settings;

import dev.rolewright.access.PrivacySwitches;
import dev.rolewright.access.ProviderAccounts;
import dev.rolewright.access.ProviderKeyRepository;
import dev.rolewright.access.TenantPrivacyRepository;
import dev.rolewright.access.Vault;
import dev.rolewright.llm.providers.ProviderSettings;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Gives each tenant the configuration that holds for it: the deployment's, with the tenant's own
 * accounts in the place of the deployment's, and without the providers that its privacy switches
 * forbid.
 *
 * <p>What was read of a tenant's keys and switches holds for half a second and, while another call
 * reads them anew, for a second; a call that finds older ones waits for what is read. So a change
 * is seen by every replica within a second, and by the replica that made it at once. While the
 * database can't be reached what was known last goes on; where nothing is known, nothing is
 * allowed.
 */
public final class TenantAccounts implements ProviderAccounts {
  /** How long what was read of a tenant holds; twice as long while another call reads it anew. */
  public static final Duration MAX_AGE = Duration.ofMillis(500);

  private static final int MOST_TENANTS = 10_000;

  private final Supplier<GatewaySettings> settings;
  private final TenantAccount.Parts parts;

  private final Map<String, TenantAccount> tenants =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TenantAccount> eldest) {
          return size() > MOST_TENANTS;
        }
      };

  private TenantAccounts(Supplier<GatewaySettings> settings, TenantAccount.Parts parts) {
    this.settings = settings;
    this.parts = parts;
  }

  /**
   * Creates it.
   *
   * @param settings the deployment's configuration at a moment
   * @param factory makes what calls a provider
   */
  public static TenantAccounts create(
      Supplier<GatewaySettings> settings,
      ProviderKeyRepository keys,
      TenantPrivacyRepository privacy,
      Vault vault,
      Function<ProviderSettings, LlmProvider> factory,
      Time time) {
    return new TenantAccounts(
        settings, new TenantAccount.Parts(keys, privacy, vault, factory, time));
  }

  /**
   * Returns what holds for a tenant now. A request asks once and keeps the answer.
   *
   * @throws RolewrightException STORAGE_UNAVAILABLE when nothing is known of the tenant yet and it
   *     can't be read; the deployment's account never stands in
   */
  public GatewaySettings of(String tenantId) {
    return tenant(tenantId).settings(settings.get());
  }

  /**
   * Tells whether a tenant's switches allow that prompts and outputs are kept. Where that can't be
   * known, they don't.
   */
  public boolean keepsContent(String tenantId) {
    try {
      return !of(tenantId).privacy().zeroRetention();
    } catch (RolewrightException unreadable) {
      if (unreadable.code() == ErrorCode.STORAGE_UNAVAILABLE) {
        return false;
      }
      throw unreadable;
    }
  }

  /** Returns the names of the providers for which a tenant has stored a key of its own. */
  public Set<String> ownedBy(String tenantId) {
    return tenant(tenantId).owned(settings.get());
  }

  private TenantAccount tenant(String tenantId) {
    synchronized (tenants) {
      return tenants.computeIfAbsent(tenantId, id -> new TenantAccount(id, parts));
    }
  }

  @Override
  public SortedSet<String> providers() {
    SortedSet<String> names = new TreeSet<>();
    settings.get().providers().forEach(provider -> names.add(provider.name()));
    return names;
  }

  @Override
  public SortedSet<String> regions() {
    SortedSet<String> names = new TreeSet<>();
    settings.get().providers().forEach(provider -> names.add(provider.region()));
    names.remove("");
    names.add(PrivacySwitches.LOCAL_REGION);
    return names;
  }

  @Override
  public boolean allowsHost(String host) {
    return settings.get().endpointHosts().stream()
        .map(allowed -> allowed.toLowerCase(Locale.ROOT))
        .anyMatch(
            allowed ->
                allowed.startsWith("*.")
                    ? host.endsWith(allowed.substring(1)) && host.length() >= allowed.length()
                    : host.equals(allowed));
  }

  @Override
  public void changed(String tenantId) {
    synchronized (tenants) {
      tenants.remove(tenantId);
    }
  }
}
