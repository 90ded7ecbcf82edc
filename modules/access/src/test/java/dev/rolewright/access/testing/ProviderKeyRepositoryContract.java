package dev.rolewright.access.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.access.ProviderKey;
import dev.rolewright.access.ProviderKeyRepository;
import dev.rolewright.access.StoredProviderKey;
import dev.rolewright.access.Tenant;
import dev.rolewright.access.TenantRepository;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link ProviderKeyRepository} does. */
public abstract class ProviderKeyRepositoryContract {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.123456Z");

  /** Returns the repository under test. */
  protected abstract ProviderKeyRepository keys();

  /** Returns the tenants beside it. */
  protected abstract TenantRepository tenants();

  private String newTenant() {
    Tenant tenant = TenantRepositoryContract.newTenant();
    tenants().insert(tenant);
    return tenant.id();
  }

  private static StoredProviderKey key(
      String tenantId, String provider, String endpoint, Instant time, int... sealed) {
    byte[] bytes = new byte[sealed.length];
    for (int index = 0; index < sealed.length; index++) {
      bytes[index] = (byte) sealed[index];
    }
    String id = TenantRepositoryContract.IDS.next();
    return new StoredProviderKey(
        new ProviderKey(id, tenantId, provider, "tail", endpoint, time, time), bytes);
  }

  @Test
  void keepsOneKeyForATenantAndProvider() {
    String tenant = newTenant();
    StoredProviderKey openai = key(tenant, "openai", "", NOW, 1, 2, 255);
    StoredProviderKey azure = key(tenant, "azure", "https://a.example.com", NOW, 3);
    assertThat(keys().put(openai)).isEqualTo(openai.key());
    keys().put(azure);
    assertThat(keys().list(tenant)).containsExactly(azure, openai);
    assertThat(keys().list(newTenant())).isEmpty();
  }

  @Test
  void aLaterKeyTakesThePlaceAndKeepsIdAndCreateTime() {
    String tenant = newTenant();
    StoredProviderKey first = key(tenant, "openai", "", NOW, 1);
    Instant later = NOW.plus(Duration.ofHours(1));
    StoredProviderKey second = key(tenant, "openai", "https://b.example.com", later, 2);
    keys().put(first);
    ProviderKey stored = keys().put(second);
    assertThat(stored)
        .isEqualTo(
            new ProviderKey(
                first.key().id(), tenant, "openai", "tail", "https://b.example.com", NOW, later));
    assertThat(keys().list(tenant)).containsExactly(new StoredProviderKey(stored, new byte[] {2}));
  }

  @Test
  void removesOneOfOneTenant() {
    String tenant = newTenant();
    String other = newTenant();
    StoredProviderKey kept = key(tenant, "azure", "", NOW, 1);
    StoredProviderKey others = key(other, "openai", "", NOW, 2);
    keys().put(kept);
    keys().put(key(tenant, "openai", "", NOW, 3));
    keys().put(others);
    keys().remove(tenant, "openai");
    keys().remove(tenant, "openai");
    assertThat(keys().list(tenant)).containsExactly(kept);
    assertThat(keys().list(other)).containsExactly(others);
  }

  @Test
  void resealsWhatHasNotChanged() {
    String tenant = newTenant();
    StoredProviderKey first = key(tenant, "openai", "", NOW, 1);
    keys().put(first);
    assertThat(keys().listAll()).contains(first);
    assertThat(keys().reseal(first, new byte[] {2})).isTrue();
    StoredProviderKey second = new StoredProviderKey(first.key(), new byte[] {2});
    assertThat(keys().list(tenant)).containsExactly(second);
    assertThat(keys().reseal(first, new byte[] {3})).as("it changed meanwhile").isFalse();
    keys().remove(tenant, "openai");
    assertThat(keys().reseal(second, new byte[] {4})).isFalse();
    assertThat(keys().list(tenant)).isEmpty();
  }
}
