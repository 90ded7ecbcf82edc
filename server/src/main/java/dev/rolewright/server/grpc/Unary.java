package dev.rolewright.server.grpc;

import dev.rolewright.platform.RequestContext;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;

/** Answers a call with one message. What is thrown goes to the {@code StatusInterceptor}. */
final class Unary {
  private Unary() {}

  static <R> void answer(StreamObserver<R> observer, Supplier<R> work) {
    RequestContext context = CallContext.current().request();
    context.checkActive();
    R response = work.get();
    // The server's own cap holds for callers with a longer deadline, too.
    context.checkActive();
    observer.onNext(response);
    observer.onCompleted();
  }
}
