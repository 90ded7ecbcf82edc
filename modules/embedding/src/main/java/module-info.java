/** Local sentence vectors. */
module dev.rolewright.embedding {
  requires transitive dev.rolewright.platform;
  requires ai.djl.api;
  requires ai.djl.tokenizers;
  requires com.github.benmanes.caffeine;
  requires com.microsoft.onnxruntime;
  // The tokenizer is an automatic module, which can't ask for these two by itself.
  requires com.google.gson;
  requires org.slf4j;

  exports dev.rolewright.embedding;
}
