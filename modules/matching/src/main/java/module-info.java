/** Ranking of evidence and profiles against jobs. */
module dev.rolewright.matching {
  requires transitive dev.rolewright.domain;
  requires transitive dev.rolewright.embedding;
  requires transitive dev.rolewright.prompts;
  requires transitive dev.rolewright.skills;
  requires com.fasterxml.jackson.databind;

  exports dev.rolewright.matching;
}
