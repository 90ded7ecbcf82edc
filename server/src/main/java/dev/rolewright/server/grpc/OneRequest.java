package dev.rolewright.server.grpc;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/**
 * Refuses a call that ends without its message, where the method takes one. gRPC itself would call
 * that an error of the server. (It cancels a call that sends two.)
 */
final class OneRequest implements ServerInterceptor {

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    MethodDescriptor<Q, R> method = call.getMethodDescriptor();
    if (!method.getType().clientSendsOneMessage()) {
      return next.startCall(call, headers);
    }
    return new Expecting<>(next.startCall(call, headers), method.getFullMethodName());
  }

  /** gRPC calls a listener by one thread at a time. */
  private static final class Expecting<Q> extends SimpleForwardingServerCallListener<Q> {
    private final String methodName;
    private boolean received;

    Expecting(ServerCall.Listener<Q> listener, String methodName) {
      super(listener);
      this.methodName = methodName;
    }

    @Override
    public void onMessage(Q message) {
      received = true;
      super.onMessage(message);
    }

    @Override
    public void onHalfClose() {
      if (!received) {
        throw RolewrightException.of(
            ErrorCode.BAD_REQUEST,
            "The call ended without a message, but "
                + methodName
                + " takes one; send one request message, which may be empty, before you end the"
                + " sending side.");
      }
      super.onHalfClose();
    }
  }
}
