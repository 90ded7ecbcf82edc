package dev.rolewright.server.grpc;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells when gRPC has told all that it tells of a call: put it outside what is looked at. */
final class EndOfCall implements ServerInterceptor {
  private final Semaphore ended = new Semaphore(0);

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    try {
      return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
        @Override
        public void onComplete() {
          super.onComplete();
          ended.release();
        }

        @Override
        public void onCancel() {
          super.onCancel();
          ended.release();
        }
      };
    } catch (RuntimeException refused) {
      ended.release();
      throw refused;
    }
  }

  /** Waits for the end of so many calls; the limit only ends a test that hangs. */
  void await(int calls) throws InterruptedException {
    if (!ended.tryAcquire(calls, 60, TimeUnit.SECONDS)) {
      throw new AssertionError(ended.availablePermits() + " calls have ended, not " + calls);
    }
  }

  /** The last work ends a moment after its caller knows; the limit only ends a test that hangs. */
  static void awaitFree(CallLimit limit, int places) {
    long end = System.nanoTime() + 60_000_000_000L;
    while (limit.free() != places) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError(limit.free() + " places are free, not " + places);
      }
      Thread.onSpinWait();
    }
  }
}
