package dev.rolewright.server.settings;

import dev.rolewright.access.ProviderKeyRepository;
import dev.rolewright.access.StoredProviderKey;
import dev.rolewright.access.Vault;
import dev.rolewright.llm.GatewayConfig;
import dev.rolewright.llm.OffProvider;
import dev.rolewright.llm.providers.ProviderSettings;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
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

/** The accounts of one tenant, and the configuration with them. */
final class TenantAccount {
  private static final Logger LOG = LoggerFactory.getLogger(TenantAccount.class);

  private static final String UNUSABLE =
      "the key that the tenant has stored for it can't be used and has to be stored anew";

  /** What all tenants' accounts are made of. */
  record Parts(
      ProviderKeyRepository keys,
      Vault vault,
      Function<ProviderSettings, LlmProvider> factory,
      Time time) {}

  /** What is known at a moment. */
  private record Known(
      long readNanos,
      List<StoredProviderKey> keys,
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
    return current(base).keys().stream()
        .map(stored -> stored.key().provider())
        .collect(Collectors.toSet());
  }

  private Known current(GatewaySettings base) {
    Known before = known;
    if (before != null && before.isOf(base) && isFresh(before)) {
      return before;
    }
    if (before == null || !before.isOf(base)) {
      reading.lock();
    } else if (!reading.tryLock()) {
      // Somebody reads already; until then what is known goes on.
      return before;
    }
    try {
      Known now = read(base, known);
      known = now;
      return now;
    } finally {
      reading.unlock();
    }
  }

  private boolean isFresh(Known state) {
    return parts.time().nanoTime() - state.readNanos() < TenantAccounts.MAX_AGE.toNanos();
  }

  private Known read(GatewaySettings base, @Nullable Known before) {
    if (before != null && isFresh(before)) {
      return before.isOf(base) ? before : merged(before.readNanos(), before.keys(), base, before);
    }
    long begun = parts.time().nanoTime();
    try {
      List<StoredProviderKey> keys = parts.keys().list(tenantId);
      return merged(begun, keys, base, before);
    } catch (RolewrightException unavailable) {
      if (before == null) {
        throw unavailable;
      }
      return merged(begun, before.keys(), base, before);
    }
  }

  private Known merged(
      long readNanos, List<StoredProviderKey> keys, GatewaySettings base, @Nullable Known before) {
    if (before != null && before.isOf(base) && before.keys().equals(keys)) {
      return new Known(readNanos, keys, before.own(), before.opened());
    }
    Map<String, LlmProvider> providers = new HashMap<>(base.gateway().providers());
    Map<String, OffProvider> off = new HashMap<>(base.gateway().off());
    Map<Account, Optional<LlmProvider>> opened = new HashMap<>();
    for (StoredProviderKey key : keys) {
      configured(base, key.key().provider())
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
              });
    }
    return new Known(
        readNanos, keys, keys.isEmpty() ? base : with(base, providers, off), Map.copyOf(opened));
  }

  private static Optional<ConfiguredProvider> configured(GatewaySettings base, String name) {
    return base.providers().stream()
        .filter(provider -> provider.name().equals(name) && !provider.switchedOff())
        .findFirst();
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
      GatewaySettings base, Map<String, LlmProvider> providers, Map<String, OffProvider> off) {
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
            gateway.cache()),
        base.breaker(),
        base.defaultRoute(),
        base.bufferedRoutes(),
        base.providers(),
        base.assistants(),
        base.endpointHosts(),
        base.safety(),
        base.budgets(),
        base.rates());
  }
}
