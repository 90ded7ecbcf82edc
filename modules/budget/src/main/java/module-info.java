/** Monthly budgets that hold with many replicas, and the ledger of what was spent. */
module dev.rolewright.budget {
  requires transitive dev.rolewright.domain;
  requires transitive dev.rolewright.platform;

  exports dev.rolewright.budget;
}
