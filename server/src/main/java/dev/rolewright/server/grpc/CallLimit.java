package dev.rolewright.server.grpc;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Bounds the calls under way, and with them the work and the memory that they take. A call is under
 * way until all work for it has ended, also when its caller gave up before, and until its answer
 * has left where that waits for its reader; whoever has the answer finds the place free. A call
 * beyond the limit is refused at once with OVERLOADED and a time to wait, before its message is
 * read. Calls that do no work, such as a look at the health, do not count: a server with much to do
 * is not a sick one.
 */
final class CallLimit implements ServerInterceptor {
  private static final Duration WAIT = Duration.ofSeconds(1);

  private final AccessRules rules;
  private final Semaphore places;

  CallLimit(AccessRules rules, int maxConcurrentCalls) {
    this.rules = rules;
    this.places = new Semaphore(maxConcurrentCalls);
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    if (rules.doesNoWork(call.getMethodDescriptor())) {
      return next.startCall(call, headers);
    }
    if (!places.tryAcquire()) {
      throw RolewrightException.retryAfter(
          ErrorCode.OVERLOADED,
          "Too many calls are under way at this server; try again in a moment.",
          WAIT);
    }
    CallPlace place = new CallPlace(places::release);
    StatusInterceptor.holds(place);
    try {
      Context context = place.in(Context.current());
      return new Ending<>(Contexts.interceptCall(context, call, headers, next), place);
    } catch (RuntimeException | Error failure) {
      place.leave();
      throw failure;
    }
  }

  /** Returns how many calls more would be taken. */
  int free() {
    return places.availablePermits();
  }

  /**
   * Leaves the call's place when the call has ended, in whichever way. gRPC calls a listener by one
   * thread at a time, and so not before the method has returned.
   */
  private static final class Ending<Q> extends SimpleForwardingServerCallListener<Q> {
    private final CallPlace place;
    private boolean ended;

    Ending(ServerCall.Listener<Q> listener, CallPlace place) {
      super(listener);
      this.place = place;
    }

    @Override
    public void onComplete() {
      try {
        super.onComplete();
      } finally {
        end();
      }
    }

    @Override
    public void onCancel() {
      try {
        super.onCancel();
      } finally {
        end();
      }
    }

    private void end() {
      if (!ended) {
        ended = true;
        place.leave();
      }
    }
  }
}
