package dev.rolewright.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rolewright.access.ApiKeyRepository.KeyHolder;
import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.platform.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers for a second whose secret it was, so that a caller of many calls costs the store one
 * look a second instead of one a call. What changes keys or tenants through the repositories of the
 * same memory is seen by the next call; what another server changes, within the second.
 *
 * <p>Unknown secrets are not remembered: a key that was just made works at once, everywhere. Safe
 * for use by many threads.
 */
public final class KeyMemory {
  /** How long something that another server changed may still hold here. */
  public static final Duration LONGEST = Duration.ofSeconds(1);

  private static final int MOST_KEYS = 10_000;

  private final Cache<String, KeyHolder> holders;
  private long changes;

  private KeyMemory(Time time) {
    holders =
        Caffeine.newBuilder()
            .expireAfterWrite(LONGEST)
            .maximumSize(MOST_KEYS)
            .ticker(time::nanoTime)
            .executor(Runnable::run)
            .build();
  }

  /** Creates an empty memory. */
  public static KeyMemory create(Time time) {
    return new KeyMemory(time);
  }

  /** Returns the same keys, found by this memory where it has them. */
  public ApiKeyRepository over(ApiKeyRepository keys) {
    return new Keys(keys);
  }

  /** Returns the same tenants; a change of one is noticed by this memory. */
  public TenantRepository over(TenantRepository tenants) {
    return new Tenants(tenants);
  }

  private Optional<KeyHolder> find(String secretHash, ApiKeyRepository keys) {
    KeyHolder known = holders.getIfPresent(secretHash);
    if (known != null) {
      return Optional.of(known);
    }
    long before = changes();
    Optional<KeyHolder> found = keys.findBySecretHash(secretHash);
    found.ifPresent(holder -> remember(secretHash, holder, before));
    return found;
  }

  private synchronized long changes() {
    return changes;
  }

  /** What was read before a change is not remembered after it. */
  private synchronized void remember(String secretHash, KeyHolder holder, long changesBefore) {
    if (changes == changesBefore) {
      holders.put(secretHash, holder);
    }
  }

  private synchronized void forget() {
    changes++;
    holders.invalidateAll();
  }

  private final class Keys implements ApiKeyRepository {
    private final ApiKeyRepository keys;

    private Keys(ApiKeyRepository keys) {
      this.keys = keys;
    }

    @Override
    public boolean insert(StoredKey key) {
      return keys.insert(key);
    }

    @Override
    public Optional<StoredKey> find(String tenantId, String keyId) {
      return keys.find(tenantId, keyId);
    }

    @Override
    public Optional<String> findTenantOf(String keyId) {
      return keys.findTenantOf(keyId);
    }

    @Override
    public Optional<KeyHolder> findBySecretHash(String secretHash) {
      return KeyMemory.this.find(secretHash, keys);
    }

    @Override
    public Page<ApiKey> list(String tenantId, PageRequest page) {
      return keys.list(tenantId, page);
    }

    @Override
    public Optional<Rotation> rotate(String tenantId, String keyId, NewSecret secret) {
      try {
        return keys.rotate(tenantId, keyId, secret);
      } finally {
        // Also after a failure, which may have come behind the change.
        forget();
      }
    }

    @Override
    public Optional<ApiKey> revoke(String tenantId, String keyId, Instant revokeTime) {
      try {
        return keys.revoke(tenantId, keyId, revokeTime);
      } finally {
        forget();
      }
    }
  }

  private final class Tenants implements TenantRepository {
    private final TenantRepository tenants;

    private Tenants(TenantRepository tenants) {
      this.tenants = tenants;
    }

    @Override
    public void insert(Tenant tenant) {
      tenants.insert(tenant);
    }

    @Override
    public Optional<Tenant> find(String tenantId) {
      return tenants.find(tenantId);
    }

    @Override
    public Optional<Tenant> findByName(String name) {
      return tenants.findByName(name);
    }

    @Override
    public Page<Tenant> list(PageRequest page) {
      return tenants.list(page);
    }

    @Override
    public Optional<Tenant> setState(String tenantId, TenantState state) {
      try {
        return tenants.setState(tenantId, state);
      } finally {
        forget();
      }
    }
  }
}
