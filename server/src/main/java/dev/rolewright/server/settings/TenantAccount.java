package dev.rolewright.server.settings;

import dev.rolewright.access.PrivacySwitches;
import dev.rolewright.access.ProviderKeyRepository;
import dev.rolewright.access.StoredProviderKey;
import dev.rolewright.access.TenantPrivacy;
import dev.rolewright.access.TenantPrivacyRepository;
import dev.rolewright.access.Vault;
import dev.rolewright.llm.CachePolicy;
import dev.rolewright.llm.GatewayConfig;
import dev.rolewright.llm.OffProvider;
import dev.rolewright.llm.providers.ProviderSettings;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The accounts and privacy switches of one tenant, and the configuration with them. */
final class TenantAccount {
  private static final Logger LOG = LoggerFactory.getLogger(TenantAccount.class);

  private static final String UNUSABLE =
      "the key that the tenant has stored for it can't be used and has to be stored anew";

  /** What all tenants' accounts are made of. */
  record Parts(
      ProviderKeyRepository keys,
      TenantPrivacyRepository privacy,
      Vault vault,
      Function<ProviderSettings, LlmProvider> factory,
      Time time) {}

  /** What is stored of a tenant. */
  private record Stored(List<StoredProviderKey> keys, PrivacySwitches privacy) {
    boolean isEmpty() {
      return keys.isEmpty() && privacy.equals(PrivacySwitches.NONE);
    }
  }

  /**
   * What is known at a moment.
   *
   * @param readNanos when the reading of it began or, where it failed, ended
   */
  private record Known(
      long readNanos,
      Stored stored,
      GatewaySettings own,
      Map<Account, Optional<LlmProvider>> opened) {
    /** Tells whether it was made of this version of the deployment's configuration. */
    boolean isOf(GatewaySettings base) {
      return own.version() == base.version();
    }
  }

  /** A key with the provider that it is for; the same one is opened once. */
  private record Account(StoredProviderKey key, ConfiguredProvider provider) {}

  private final String tenantId;
  private final Parts parts;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Known known;

  TenantAccount(String tenantId, Parts parts) {
    this.tenantId = tenantId;
    this.parts = parts;
  }

  GatewaySettings settings(GatewaySettings base) {
    return current(base).own();
  }

  Set<String> owned(GatewaySettings base) {
    return current(base).stored().keys().stream()
        .map(stored -> stored.key().provider())
        .collect(Collectors.toSet());
  }

  private Known current(GatewaySettings base) {
    long asked = parts.time().nanoTime();
    Known before = known;
    if (before == null || !before.isOf(base)) {
      reading.lock();
    } else if (isYounger(before, asked, TenantAccounts.MAX_AGE)) {
      return before;
    } else if (!reading.tryLock()) {
      if (isYounger(before, asked, TenantAccounts.MAX_AGE.multipliedBy(2))) {
        // Somebody reads already; until then what is known goes on.
        return before;
      }
      // Lasts as long as the statement of who reads, to which the database's limit of time applies.
      reading.lock();
    }
    try {
      Known now = read(base, known, asked);
      known = now;
      return now;
    } finally {
      reading.unlock();
    }
  }

  private static boolean isYounger(Known state, long nanos, Duration age) {
    return nanos - state.readNanos() < age.toNanos();
  }

  /**
   * Reads what was not read lately.
   *
   * @param asked when the call came that needs it: what others read while it waited will do
   */
  private Known read(GatewaySettings base, @Nullable Known before, long asked) {
    if (before != null && isYounger(before, asked, TenantAccounts.MAX_AGE)) {
      return before.isOf(base) ? before : merged(before.readNanos(), before.stored(), base, before);
    }
    long begun = parts.time().nanoTime();
    try {
      Stored stored =
          new Stored(
              parts.keys().list(tenantId),
              parts
                  .privacy()
                  .find(tenantId)
                  .map(TenantPrivacy::switches)
                  .orElse(PrivacySwitches.NONE));
      return merged(begun, stored, base, before);
    } catch (RolewrightException unavailable) {
      if (before == null) {
        throw unavailable;
      }
      // Who waited for this does not wait for the same once more.
      return merged(parts.time().nanoTime(), before.stored(), base, before);
    }
  }

  private Known merged(
      long readNanos, Stored stored, GatewaySettings base, @Nullable Known before) {
    if (before != null && before.isOf(base) && before.stored().equals(stored)) {
      return new Known(readNanos, stored, before.own(), before.opened());
    }
    Map<String, ConfiguredProvider> configured = new LinkedHashMap<>();
    base.providers().forEach(provider -> configured.put(provider.name(), provider));
    Map<String, LlmProvider> providers = new HashMap<>(base.gateway().providers());
    Map<String, OffProvider> off = new HashMap<>(base.gateway().off());
    Map<Account, Optional<LlmProvider>> opened = new HashMap<>();
    for (StoredProviderKey key : stored.keys()) {
      Optional.ofNullable(configured.get(key.key().provider()))
          .filter(provider -> !provider.switchedOff())
          .ifPresent(
              provider -> {
                Account account = new Account(key, provider);
                Optional<LlmProvider> own =
                    before != null && before.opened().containsKey(account)
                        ? before.opened().get(account)
                        : open(account);
                opened.put(account, own);
                // Never the deployment's account in the place of one that can't be used.
                providers.remove(provider.name());
                off.put(provider.name(), provider.asOff(UNUSABLE));
                own.ifPresent(
                    usable -> {
                      providers.put(provider.name(), usable);
                      off.remove(provider.name());
                    });
                if (!key.key().endpoint().isEmpty()) {
                  URI endpoint = URI.create(key.key().endpoint());
                  configured.put(provider.name(), provider.at(endpoint));
                }
              });
    }
    forbid(stored.privacy(), configured, providers, off);
    return new Known(
        readNanos,
        stored,
        stored.isEmpty() ? base : with(base, configured, providers, off, stored.privacy()),
        Map.copyOf(opened));
  }

  /** A provider that may not be asked is none that could be, whoever asks and however. */
  private static void forbid(
      PrivacySwitches privacy,
      Map<String, ConfiguredProvider> configured,
      Map<String, LlmProvider> providers,
      Map<String, OffProvider> off) {
    for (ConfiguredProvider provider : configured.values()) {
      Optional<String> forbidding = privacy.forbidding(provider.name(), provider.region());
      if (forbidding.isPresent() && providers.remove(provider.name()) != null) {
        off.put(provider.name(), provider.asForbidden(forbidding.get()));
      }
    }
  }

  private Optional<LlmProvider> open(Account account) {
    StoredProviderKey stored = account.key();
    String endpoint = stored.key().endpoint();
    try {
      Optional<byte[]> secret = parts.vault().open(stored.key().purpose(), stored.sealed());
      if (secret.isEmpty()) {
        LOG.warn(
            "The key of tenant {} for provider {} can't be decrypted: {} does not hold the key that"
                + " it was encrypted with, or the row was changed",
            tenantId,
            account.provider().name(),
            Vault.VARIABLE);
      }
      return secret.map(
          bytes ->
              account
                  .provider()
                  .open(
                      new String(bytes, StandardCharsets.US_ASCII),
                      endpoint.isEmpty() ? Optional.empty() : Optional.of(URI.create(endpoint)),
                      tenantId,
                      parts.factory()));
    } catch (RolewrightException unusable) {
      LOG.warn(
          "The key of tenant {} for provider {} can't be used: {}",
          tenantId,
          account.provider().name(),
          unusable.getMessage());
      return Optional.empty();
    }
  }

  private static GatewaySettings with(
      GatewaySettings base,
      Map<String, ConfiguredProvider> configured,
      Map<String, LlmProvider> providers,
      Map<String, OffProvider> off,
      PrivacySwitches privacy) {
    GatewayConfig gateway = base.gateway();
    return new GatewaySettings(
        base.version(),
        new GatewayConfig(
            providers,
            gateway.aliases(),
            gateway.routes(),
            gateway.direct(),
            gateway.retries(),
            off,
            gateway.prices(),
            gateway.whenSpent(),
            privacy.zeroRetention() ? CachePolicy.OFF : gateway.cache(),
            gateway.rules()),
        base.breaker(),
        base.defaultRoute(),
        base.bufferedRoutes(),
        List.copyOf(configured.values()),
        base.assistants(),
        base.endpointHosts(),
        base.safety(),
        base.budgets(),
        base.rates(),
        base.flags(),
        privacy,
        base.remarks());
  }
}
