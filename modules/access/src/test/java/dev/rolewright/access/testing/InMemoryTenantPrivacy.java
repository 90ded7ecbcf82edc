package dev.rolewright.access.testing;

import dev.rolewright.access.TenantPrivacy;
import dev.rolewright.access.TenantPrivacyRepository;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Privacy switches in memory. */
public final class InMemoryTenantPrivacy implements TenantPrivacyRepository {
  private final Map<String, TenantPrivacy> stored = new ConcurrentHashMap<>();

  @Override
  public void put(String tenantId, TenantPrivacy privacy) {
    stored.put(tenantId, privacy);
  }

  @Override
  public Optional<TenantPrivacy> find(String tenantId) {
    return Optional.ofNullable(stored.get(tenantId));
  }
}
