package dev.rolewright.server.grpc;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Bounds the calls under way, and with them the memory that their messages take. A call beyond the
 * limit is refused at once with OVERLOADED and a time to wait, before its message is read. Calls
 * that do no work, such as a look at the health, do not count: a server with much to do is not a
 * sick one.
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
    AtomicBoolean held = new AtomicBoolean(true);
    try {
      return new Place<>(next.startCall(call, headers), held);
    } catch (RuntimeException | Error failure) {
      release(held);
      throw failure;
    }
  }

  private void release(AtomicBoolean held) {
    if (held.compareAndSet(true, false)) {
      places.release();
    }
  }

  /** Gives the place back when the call has ended, in whichever way. */
  private final class Place<Q> extends SimpleForwardingServerCallListener<Q> {
    private final AtomicBoolean held;

    Place(ServerCall.Listener<Q> listener, AtomicBoolean held) {
      super(listener);
      this.held = held;
    }

    @Override
    public void onComplete() {
      release(held);
      super.onComplete();
    }

    @Override
    public void onCancel() {
      release(held);
      super.onCancel();
    }
  }
}
