/** Prompts as versions, their templates, and those that are shipped. */
module dev.rolewright.prompts {
  requires transitive dev.rolewright.llm;
  requires transitive dev.rolewright.platform;
  requires transitive dev.rolewright.safety;
  requires com.fasterxml.jackson.databind;

  exports dev.rolewright.prompts;
}
