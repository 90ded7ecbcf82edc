package dev.rolewright.access;

import java.util.List;

/**
 * Keeps tenants' own keys of vendors, one a tenant and provider.
 *
 * <p>Every method throws {@code STORAGE_UNAVAILABLE} while the store can't be reached.
 */
public interface ProviderKeyRepository {
  /**
   * Stores a key; an earlier one of the tenant for the provider is replaced and lends its id and
   * its create time.
   *
   * @return the key as it is stored
   */
  ProviderKey put(StoredProviderKey key);

  /** Erases a tenant's key of a provider; does nothing where there is none. */
  void remove(String tenantId, String provider);

  /** Returns the keys of a tenant, by the name of the provider. */
  List<StoredProviderKey> list(String tenantId);

  /** Returns the keys of all tenants. Only for the rotation of the encryption key. */
  List<StoredProviderKey> listAll();

  /**
   * Replaces the encrypted form of a key that has not changed since it was read.
   *
   * @return false when it changed or is gone; nothing is replaced then
   */
  boolean reseal(StoredProviderKey before, byte[] sealed);
}
