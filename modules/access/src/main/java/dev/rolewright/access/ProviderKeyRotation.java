package dev.rolewright.access;

import java.util.Optional;

/**
 * Encrypts tenants' vendor keys with the first encryption key where another one did, so that the
 * others can be taken away.
 */
public final class ProviderKeyRotation {
  private final ProviderKeyRepository keys;
  private final Vault vault;

  private ProviderKeyRotation(ProviderKeyRepository keys, Vault vault) {
    this.keys = keys;
    this.vault = vault;
  }

  /** Creates it over the stored keys. */
  public static ProviderKeyRotation create(ProviderKeyRepository keys, Vault vault) {
    return new ProviderKeyRotation(keys, vault);
  }

  /**
   * What a run did.
   *
   * @param resealed keys that are encrypted anew
   * @param unreadable keys that none of the encryption keys opens
   */
  public record Result(int resealed, int unreadable) {}

  /** Goes through all keys once; without an encryption key it does nothing. */
  public Result run() {
    int resealed = 0;
    int unreadable = 0;
    if (vault.isOpen()) {
      for (StoredProviderKey stored : keys.listAll()) {
        byte[] sealed = stored.sealed();
        if (vault.isCurrent(sealed)) {
          continue;
        }
        Optional<byte[]> anew = vault.rewrap(stored.key().purpose(), sealed);
        if (anew.isEmpty()) {
          unreadable++;
        } else if (keys.reseal(stored, anew.get())) {
          resealed++;
        }
      }
    }
    return new Result(resealed, unreadable);
  }
}
