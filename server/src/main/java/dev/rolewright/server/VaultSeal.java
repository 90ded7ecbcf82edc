package dev.rolewright.server;

import dev.rolewright.access.Vault;
import dev.rolewright.keyvalue.Seal;
import java.util.Optional;

/**
 * Encrypts what is kept in Redis.
 *
 * @param vault an open one
 */
record VaultSeal(Vault vault) implements Seal {
  @Override
  public byte[] seal(String purpose, byte[] plain) {
    return vault.seal(purpose, plain);
  }

  @Override
  public Optional<byte[]> open(String purpose, byte[] sealed) {
    return vault.open(purpose, sealed);
  }

  /** Returns one for a vault; where that has no key, one that finds accidents only. */
  static Seal of(Vault vault) {
    return vault.isOpen() ? new VaultSeal(vault) : Seal.checksum();
  }
}
