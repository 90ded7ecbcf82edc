/** Tenants, API keys, roles and plans, and the request ids that make a repeated call harmless. */
module dev.rolewright.access {
  requires transitive dev.rolewright.platform;

  exports dev.rolewright.access;
}
