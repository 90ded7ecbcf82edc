/**
 * Tenants, API keys, roles and plans, the request ids that make a repeated call harmless, and what
 * is kept encrypted.
 */
module dev.rolewright.access {
  requires transitive dev.rolewright.platform;
  requires com.github.benmanes.caffeine;
  requires com.google.crypto.tink;

  exports dev.rolewright.access;
}
