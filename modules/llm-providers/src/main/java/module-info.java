/** The vendors of language models, each behind the one neutral contract. */
module dev.rolewright.llm.providers {
  requires transitive dev.rolewright.llm;
  requires com.fasterxml.jackson.databind;
  requires java.net.http;
  requires langchain4j.anthropic;
  requires langchain4j.core;
  requires langchain4j.http.client;
  requires langchain4j.ollama;
  requires langchain4j.open.ai;
  // The library's modules are automatic ones, which can't ask for this by themselves.
  requires org.slf4j;

  exports dev.rolewright.llm.providers;
}
