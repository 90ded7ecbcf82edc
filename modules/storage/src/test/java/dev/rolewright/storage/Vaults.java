package dev.rolewright.storage;

import dev.rolewright.access.Vault;

/** A vault with a key of the tests. */
final class Vaults {
  private Vaults() {}

  static Vault open() {
    return Vault.create("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
  }
}
