/** What of a text must not be passed on to a language model, and what stands in its place. */
module dev.rolewright.safety {
  requires transitive dev.rolewright.domain;

  exports dev.rolewright.safety;
  exports dev.rolewright.safety.spi;

  uses dev.rolewright.safety.spi.SafetyPolicy;
}
