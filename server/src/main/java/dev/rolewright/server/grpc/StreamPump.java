package dev.rolewright.server.grpc;

import dev.rolewright.platform.RequestContext;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs the work of a server stream on a virtual thread of its own, which waits while the caller
 * does not read and stops when the caller gives up; the call's place is held until then. The gRPC
 * method returns at once, since its handlers do not run while it blocks. This and {@link
 * OrderedExchange} are the only classes that know {@link ServerCallStreamObserver}.
 */
final class StreamPump {
  private StreamPump() {}

  /** What writes a stream. It may block; it throws to end the stream with a status. */
  @FunctionalInterface
  interface Work<R> {
    void run(Consumer<R> sink);
  }

  /**
   * Starts the work. The sink blocks until the caller is ready and throws when nobody waits any
   * more.
   */
  static <R> void start(StreamObserver<R> observer, RequestContext context, Work<R> work) {
    ServerCallStreamObserver<R> call = (ServerCallStreamObserver<R>) observer;
    Readiness readiness = new Readiness(call, context);
    CallPlace.start("stream-" + context.correlationId(), () -> run(call, context, readiness, work));
  }

  private static <R> void run(
      ServerCallStreamObserver<R> call, RequestContext context, Readiness readiness, Work<R> work) {
    try {
      work.run(
          item -> {
            readiness.await();
            call.onNext(item);
          });
      context.checkActive();
      call.onCompleted();
    } catch (RuntimeException | Error failure) {
      fail(call, context, failure);
    }
  }

  private static void fail(
      ServerCallStreamObserver<?> call, RequestContext context, Throwable failure) {
    if (!call.isCancelled()) {
      call.onError(StatusMapper.toStatus(failure, context.correlationId()));
    }
  }

  /** Blocks a thread until gRPC's buffer for the caller has room. */
  static final class Readiness {
    private final ServerCallStreamObserver<?> call;
    private final RequestContext context;
    private final Semaphore changed = new Semaphore(0);

    Readiness(ServerCallStreamObserver<?> call, RequestContext context) {
      this.call = call;
      this.context = context;
      call.setOnReadyHandler(changed::release);
      call.setOnCancelHandler(changed::release);
      context.cancellation().onCancel(changed::release);
    }

    void await() {
      context.checkActive();
      while (!call.isReady()) {
        try {
          // The cancellation wakes this wait when the deadline passes; the limit only guards
          // against a lost wake-up.
          if (changed.tryAcquire(context.remaining().toNanos() + 1, TimeUnit.NANOSECONDS)) {
            changed.drainPermits();
          }
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          context.cancellation().cancel();
        }
        context.checkActive();
      }
    }
  }
}
