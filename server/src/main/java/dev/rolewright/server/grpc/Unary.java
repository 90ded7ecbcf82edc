package dev.rolewright.server.grpc;

import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;

/** Answers a call with one message. What is thrown goes to the {@code StatusInterceptor}. */
final class Unary {
  private Unary() {}

  static <R> void answer(StreamObserver<R> observer, Supplier<R> work) {
    CallContext.current().request().checkActive();
    R response = work.get();
    observer.onNext(response);
    observer.onCompleted();
  }
}
