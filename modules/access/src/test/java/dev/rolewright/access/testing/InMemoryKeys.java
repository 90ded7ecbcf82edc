package dev.rolewright.access.testing;

import dev.rolewright.access.ApiKey;
import dev.rolewright.access.ApiKeyRepository;
import dev.rolewright.access.StoredKey;
import dev.rolewright.access.StoredKey.PreviousSecret;
import dev.rolewright.access.TenantRepository;
import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** API keys in memory. */
public final class InMemoryKeys implements ApiKeyRepository {
  private final TenantRepository tenants;
  private final NavigableMap<String, StoredKey> byId = new TreeMap<>();
  private final Map<String, String> lastRotations = new HashMap<>();

  /** Creates a store of keys of these tenants. */
  public InMemoryKeys(TenantRepository tenants) {
    this.tenants = tenants;
  }

  @Override
  public synchronized boolean insert(StoredKey key) {
    return byId.putIfAbsent(key.key().id(), key) == null;
  }

  @Override
  public synchronized Optional<StoredKey> find(String tenantId, String keyId) {
    return Optional.ofNullable(byId.get(keyId))
        .filter(stored -> stored.key().tenantId().equals(tenantId));
  }

  @Override
  public synchronized Optional<String> findTenantOf(String keyId) {
    return Optional.ofNullable(byId.get(keyId)).map(stored -> stored.key().tenantId());
  }

  @Override
  public synchronized Optional<KeyHolder> findBySecretHash(String secretHash) {
    return byId.values().stream()
        .filter(
            stored ->
                stored.secretHash().equals(secretHash)
                    || stored.previous().map(PreviousSecret::secretHash).stream()
                        .anyMatch(secretHash::equals))
        .findFirst()
        .map(stored -> new KeyHolder(stored, tenants.find(stored.key().tenantId()).orElseThrow()));
  }

  @Override
  public synchronized Page<ApiKey> list(String tenantId, PageRequest page) {
    NavigableMap<String, StoredKey> own = new TreeMap<>(byId);
    own.values().removeIf(stored -> !stored.key().tenantId().equals(tenantId));
    return InMemoryTenants.page(own, page, StoredKey::key);
  }

  @Override
  public synchronized Optional<Rotation> rotate(String tenantId, String keyId, NewSecret secret) {
    return find(tenantId, keyId)
        .filter(stored -> stored.key().revokeTime().isEmpty())
        .map(
            stored -> {
              if (secret.rotationId().equals(lastRotations.put(keyId, secret.rotationId()))) {
                return new Rotation(stored.key(), false);
              }
              PreviousSecret previous =
                  new PreviousSecret(stored.secretHash(), secret.previousValidUntil());
              ApiKey key = copy(stored.key(), secret.prefix(), Optional.empty());
              byId.put(keyId, new StoredKey(key, secret.hash(), Optional.of(previous)));
              return new Rotation(key, true);
            });
  }

  @Override
  public synchronized Optional<ApiKey> revoke(String tenantId, String keyId, Instant revokeTime) {
    return find(tenantId, keyId)
        .map(
            stored -> {
              ApiKey old = stored.key();
              ApiKey key =
                  copy(old, old.prefix(), Optional.of(old.revokeTime().orElse(revokeTime)));
              byId.put(keyId, new StoredKey(key, stored.secretHash(), stored.previous()));
              return key;
            });
  }

  private static ApiKey copy(ApiKey key, String prefix, Optional<Instant> revokeTime) {
    return new ApiKey(
        key.id(),
        key.tenantId(),
        key.name(),
        prefix,
        key.roles(),
        key.createTime(),
        key.expireTime(),
        revokeTime);
  }
}
