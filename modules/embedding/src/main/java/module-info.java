/** Local sentence vectors. */
module dev.rolewright.embedding {
  requires transitive dev.rolewright.platform;

  exports dev.rolewright.embedding;
}
