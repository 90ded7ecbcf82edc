/** Skill vocabulary, skill linking and keyword comparison. */
module dev.rolewright.skills {
  requires transitive dev.rolewright.domain;
  requires transitive dev.rolewright.embedding;

  exports dev.rolewright.skills;
}
