/** Tailored documents as a live stream. */
module dev.rolewright.generation {
  requires transitive dev.rolewright.domain;
  requires transitive dev.rolewright.matching;

  exports dev.rolewright.generation;
}
