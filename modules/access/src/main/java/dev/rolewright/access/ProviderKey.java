package dev.rolewright.access;

import java.time.Instant;

/**
 * A tenant's own key of a vendor, without its secret.
 *
 * @param id UUIDv7
 * @param provider configured name of the provider
 * @param suffix last characters of the secret, to recognise it by; empty where it is short
 * @param endpoint the tenant's own address of the provider; empty: the configured one
 * @param createTime when one was first stored
 * @param updateTime when the present one was stored
 */
public record ProviderKey(
    String id,
    String tenantId,
    String provider,
    String suffix,
    String endpoint,
    Instant createTime,
    Instant updateTime) {
  /**
   * Returns the purpose of its secret in the {@link Vault}: moved or redirected it opens no more.
   */
  public String purpose() {
    return "provider_key/" + tenantId + "/" + provider + "/" + endpoint;
  }
}
