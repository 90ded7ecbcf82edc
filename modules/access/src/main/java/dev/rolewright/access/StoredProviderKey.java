package dev.rolewright.access;

import java.util.Arrays;

/**
 * A tenant's own key of a vendor as it is stored.
 *
 * @param sealed the secret, encrypted for {@link ProviderKey#purpose}
 */
public record StoredProviderKey(ProviderKey key, byte[] sealed) {
  /** Copies the bytes. */
  public StoredProviderKey {
    sealed = sealed.clone();
  }

  @Override
  public byte[] sealed() {
    return sealed.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoredProviderKey that
        && key.equals(that.key)
        && Arrays.equals(sealed, that.sealed);
  }

  @Override
  public int hashCode() {
    return 31 * key.hashCode() + Arrays.hashCode(sealed);
  }

  @Override
  public String toString() {
    return "StoredProviderKey[" + key + "]";
  }
}
