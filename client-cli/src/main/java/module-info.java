/** The command-line client of Rolewright. */
module dev.rolewright.client.cli {
  requires com.google.common;
  requires com.google.gson;
  requires com.google.protobuf;
  requires com.google.protobuf.util;
  requires dev.rolewright.proto;
  requires info.picocli;
  requires io.grpc;
  requires io.grpc.netty.shaded;
  requires io.grpc.protobuf;
  requires io.grpc.services;
  requires io.grpc.stub;
  requires java.logging;
  requires java.naming;
  requires org.jspecify;
  requires proto.google.common.protos;

  // picocli sets options by reflection.
  opens dev.rolewright.client.cli.command to
      info.picocli;
}
