package dev.rolewright.server.grpc;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the calls that last as long as their caller likes and do no work, such as those that watch
 * health, so that an orderly stop can end them instead of waiting for them.
 */
final class EndlessCalls implements ServerInterceptor {
  private final AccessRules rules;
  private final Set<ServerCall<?, ?>> open = ConcurrentHashMap.newKeySet();

  EndlessCalls(AccessRules rules) {
    this.rules = rules;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    if (!rules.isEndless(call.getMethodDescriptor())) {
      return next.startCall(call, headers);
    }
    open.add(call);
    return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
      @Override
      public void onCancel() {
        open.remove(call);
        super.onCancel();
      }

      @Override
      public void onComplete() {
        open.remove(call);
        super.onComplete();
      }
    };
  }

  /** Ends them all; what they were told last has been sent. */
  void end() {
    open.forEach(call -> call.close(Status.OK, new Metadata()));
  }
}
