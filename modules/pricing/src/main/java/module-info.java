/** What calls of language models cost: prices as data, exact to the pico-dollar. */
module dev.rolewright.pricing {
  requires transitive dev.rolewright.domain;

  exports dev.rolewright.pricing;
}
