/**
 * The API contract: generated messages and stubs of {@code rolewright.v1}, and nothing written by
 * hand.
 */
module dev.rolewright.proto {
  requires transitive com.google.protobuf;
  requires transitive io.grpc;
  requires transitive io.grpc.stub;
  requires transitive io.grpc.protobuf;
  requires com.google.common;

  exports dev.rolewright.proto.v1;
}
