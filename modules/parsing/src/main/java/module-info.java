/** Job ads and CVs as text, turned into structured records. */
module dev.rolewright.parsing {
  requires transitive dev.rolewright.domain;
  requires transitive dev.rolewright.embedding;
  requires transitive dev.rolewright.prompts;
  requires transitive dev.rolewright.safety;
  requires transitive dev.rolewright.skills;
  requires com.fasterxml.jackson.databind;
  requires org.jsoup;

  exports dev.rolewright.parsing;
}
