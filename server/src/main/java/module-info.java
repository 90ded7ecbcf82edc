/** The server program. */
module dev.rolewright.server {
  requires dev.rolewright.access;
  requires dev.rolewright.budget;
  requires dev.rolewright.domain;
  requires dev.rolewright.embedded;
  requires dev.rolewright.embedding;
  requires dev.rolewright.flags;
  requires dev.rolewright.generation;
  requires dev.rolewright.http;
  requires dev.rolewright.keyvalue;
  requires dev.rolewright.limits;
  requires dev.rolewright.llm;
  requires dev.rolewright.llm.providers;
  requires dev.rolewright.matching;
  requires dev.rolewright.parsing;
  requires dev.rolewright.platform;
  requires dev.rolewright.prompts;
  requires dev.rolewright.proto;
  requires dev.rolewright.safety;
  requires dev.rolewright.skills;
  requires dev.rolewright.storage;
  requires dev.rolewright.telemetry;
  requires com.google.gson;
  requires com.google.guice;
  requires com.google.protobuf.util;
  requires io.grpc.inprocess;
  requires io.grpc.netty.shaded;
  requires io.grpc.services;
  requires jakarta.inject;
  requires java.management;
  requires jul.to.slf4j;
  requires org.slf4j;
  requires proto.google.common.protos;

  exports dev.rolewright.server;

  opens dev.rolewright.server.wiring to
      com.google.guice;
}
