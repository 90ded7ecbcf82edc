/**
 * The records of the field (jobs, profiles, evidence, matches, documents) and the ports that keep
 * them.
 */
module dev.rolewright.domain {
  requires transitive dev.rolewright.platform;

  exports dev.rolewright.domain;
}
