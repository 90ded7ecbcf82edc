package dev.rolewright.access.testing;

import dev.rolewright.access.ProviderKey;
import dev.rolewright.access.ProviderKeyRepository;
import dev.rolewright.access.StoredProviderKey;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Vendor keys in memory. */
public final class InMemoryProviderKeys implements ProviderKeyRepository {
  private final NavigableMap<String, StoredProviderKey> stored = new TreeMap<>();

  @Override
  public synchronized ProviderKey put(StoredProviderKey key) {
    ProviderKey now = key.key();
    StoredProviderKey before = stored.get(at(now.tenantId(), now.provider()));
    ProviderKey kept =
        before == null
            ? now
            : new ProviderKey(
                before.key().id(),
                now.tenantId(),
                now.provider(),
                now.suffix(),
                now.endpoint(),
                before.key().createTime(),
                now.updateTime());
    stored.put(at(now.tenantId(), now.provider()), new StoredProviderKey(kept, key.sealed()));
    return kept;
  }

  @Override
  public synchronized void remove(String tenantId, String provider) {
    stored.remove(at(tenantId, provider));
  }

  @Override
  public synchronized List<StoredProviderKey> list(String tenantId) {
    return stored.values().stream().filter(key -> key.key().tenantId().equals(tenantId)).toList();
  }

  @Override
  public synchronized List<StoredProviderKey> listAll() {
    return List.copyOf(stored.values());
  }

  @Override
  public synchronized boolean reseal(StoredProviderKey before, byte[] sealed) {
    String place = at(before.key().tenantId(), before.key().provider());
    boolean same = before.equals(stored.get(place));
    if (same) {
      stored.put(place, new StoredProviderKey(before.key(), sealed));
    }
    return same;
  }

  private static String at(String tenantId, String provider) {
    return tenantId + "/" + provider;
  }
}
