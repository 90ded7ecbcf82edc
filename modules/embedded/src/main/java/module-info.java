/** Real Postgres and real Redis as child processes, for one machine and for tests. */
module dev.rolewright.embedded {
  requires transitive dev.rolewright.platform;
  requires org.apache.commons.compress;
  requires org.slf4j;
  requires org.tukaani.xz;

  exports dev.rolewright.embedded;
}
