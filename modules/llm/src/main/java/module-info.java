/** Language models behind one neutral contract, and the pipeline that decides who answers. */
module dev.rolewright.llm {
  requires transitive dev.rolewright.domain;
  requires transitive dev.rolewright.pricing;
  requires com.fasterxml.jackson.databind;

  exports dev.rolewright.llm;
  exports dev.rolewright.llm.spi;
}
