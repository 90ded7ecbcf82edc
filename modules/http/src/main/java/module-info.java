/** The OpenAI-compatible endpoint: HTTP in front of the gateway's own API. */
module dev.rolewright.http {
  requires transitive io.grpc;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.google.common;
  requires com.google.protobuf;
  requires dev.rolewright.platform;
  requires dev.rolewright.proto;
  requires io.grpc.protobuf;
  requires io.grpc.stub;
  requires io.helidon.common.task;
  requires io.helidon.http;
  requires io.helidon.webserver;
  requires proto.google.common.protos;

  exports dev.rolewright.http;
}
