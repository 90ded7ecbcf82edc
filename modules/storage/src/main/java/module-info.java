/** Postgres behind the ports of the other modules. */
module dev.rolewright.storage {
  requires transitive dev.rolewright.access;
  requires transitive dev.rolewright.budget;
  requires transitive dev.rolewright.domain;
  requires transitive dev.rolewright.limits;
  requires transitive dev.rolewright.prompts;
  requires transitive dev.rolewright.llm;
  requires transitive dev.rolewright.telemetry;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.datatype.jdk8;
  requires com.fasterxml.jackson.datatype.jsr310;
  requires com.zaxxer.hikari;
  requires flyway.core;
  requires flyway.database.postgresql;
  requires io.leangen.geantyref; // used by Jdbi, which as an automatic module can't require it
  requires java.management;
  requires java.naming;
  requires java.security.jgss;
  requires java.sql;
  requires org.jdbi.v3.core;
  requires org.jdbi.v3.postgres;
  requires org.postgresql.jdbc;
  requires org.slf4j;

  exports dev.rolewright.storage;
}
