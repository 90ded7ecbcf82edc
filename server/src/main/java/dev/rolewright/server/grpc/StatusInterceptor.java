package dev.rolewright.server.grpc;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Deadline;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The outermost interceptor: gives the call its correlation id, turns whatever is thrown into a
 * status with details, and has one log line written for each call.
 */
final class StatusInterceptor implements ServerInterceptor {
  private static final Context.Key<String> CORRELATION_ID =
      Context.key("rolewright-correlation-id");
  private static final Context.Key<AtomicReference<@Nullable CallPlace>> PLACE =
      Context.key("rolewright-place-of-the-answer");

  private final Ids ids;
  private final Time time;
  private final String version;

  StatusInterceptor(Ids ids, Time time, String version) {
    this.ids = ids;
    this.time = time;
    this.version = version;
  }

  /** Returns the correlation id of the call that this thread serves. */
  static String correlationId() {
    return CORRELATION_ID.get();
  }

  /** Says which place the call that this thread serves has, to be free with its answer. */
  static void holds(CallPlace place) {
    AtomicReference<@Nullable CallPlace> known = PLACE.get();
    if (known != null) {
      known.set(place);
    }
  }

  /**
   * Takes a step before the call that belongs to it. The two have one correlation id.
   *
   * @param name of the interface that takes it, for the log
   * @param headers of the call
   * @throws StatusRuntimeException where the step fails, as the call would have ended; logged
   */
  void before(String name, Metadata headers, Runnable step) {
    String correlationId = CorrelationIds.of(headers, ids);
    headers.discardAll(CorrelationIds.HEADER);
    headers.put(CorrelationIds.HEADER, correlationId);
    CallLog log = new CallLog(name, correlationId, time);
    try {
      step.run();
    } catch (RuntimeException failure) {
      StatusRuntimeException told = StatusMapper.toStatus(failure, correlationId);
      Metadata trailers = told.getTrailers();
      log.write(
          told.getStatus(),
          trailers == null ? "" : StatusMapper.reason(told.getStatus(), trailers));
      throw told;
    }
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    String correlationId = CorrelationIds.of(headers, ids);
    CallLog log = new CallLog(call.getMethodDescriptor().getFullMethodName(), correlationId, time);
    GuardedCall<Q, R> guarded = new GuardedCall<>(call, correlationId, log);
    Context context =
        log.in(Context.current().withValues(CORRELATION_ID, correlationId, PLACE, guarded.place));
    try {
      return new GuardedListener<>(
          Contexts.interceptCall(context, guarded, headers, next), guarded);
    } catch (RuntimeException | Error failure) {
      guarded.fail(failure);
      return new ServerCall.Listener<>() {};
    }
  }

  /** Closes the call once, with details, and logs it. */
  private final class GuardedCall<Q, R> extends SimpleForwardingServerCall<Q, R> {
    private final String correlationId;
    private final CallLog log;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicReference<@Nullable CallPlace> place = new AtomicReference<>();
    private volatile boolean headersSent;

    GuardedCall(ServerCall<Q, R> call, String correlationId, CallLog log) {
      super(call);
      this.correlationId = correlationId;
      this.log = log;
    }

    @Override
    public void sendHeaders(Metadata headers) {
      headersSent = true;
      headers.put(CorrelationIds.HEADER, correlationId);
      super.sendHeaders(headers);
    }

    @Override
    public void close(Status status, Metadata trailers) {
      if (!closed.compareAndSet(false, true)) {
        return;
      }
      if (status.isOk() || StatusMapper.hasDetails(trailers)) {
        finish(status, trailers);
        return;
      }
      finish(StatusMapper.toStatus(failureOf(status), correlationId));
    }

    private void finish(StatusRuntimeException failure) {
      Metadata trailers = failure.getTrailers();
      finish(failure.getStatus(), trailers == null ? new Metadata() : trailers);
    }

    private void finish(Status status, Metadata trailers) {
      if (!headersSent) {
        // A call that ends before its first answer has no headers but these.
        trailers.put(CorrelationIds.HEADER, correlationId);
      }
      // The caller waits for the log, which so slows callers down where it stalls: calls that are
      // answered but not yet logged would pile up behind callers who ask again.
      log.write(status, StatusMapper.reason(status, trailers));
      // An answer that waits for its reader takes memory, so that its place waits for onComplete.
      CallPlace held = place.get();
      if (held != null && isReady()) {
        held.answered();
      }
      super.close(status, trailers);
    }

    /** Names the failure behind a status that a service or gRPC itself closed the call with. */
    private RuntimeException failureOf(Status status) {
      Throwable cause = status.getCause();
      if (cause instanceof RolewrightException known) {
        return known;
      }
      if (status.getCode() == Status.Code.UNIMPLEMENTED) {
        return RolewrightException.of(
            ErrorCode.NOT_IMPLEMENTED,
            getMethodDescriptor().getFullMethodName()
                + " is part of the API but not available in this version ("
                + version
                + ").");
      }
      if (cause instanceof RuntimeException unknown) {
        return unknown;
      }
      return cause == null
          ? StatusMapper.ofLibrary(status)
          : new IllegalStateException("failed with an error", cause);
    }

    void fail(Throwable failure) {
      if (closed.compareAndSet(false, true)) {
        finish(StatusMapper.toStatus(failure, correlationId));
      }
    }

    /** Logs a call that the transport ended: its deadline passed, or its caller gave up or left. */
    void endedByTransport(boolean deadlinePassed) {
      if (closed.compareAndSet(false, true)) {
        if (deadlinePassed) {
          log.write(Status.DEADLINE_EXCEEDED, ErrorCode.TIMEOUT.name());
        } else {
          log.write(Status.CANCELLED, ErrorCode.CANCELLED.name());
        }
      }
    }
  }

  private static final class GuardedListener<Q> extends SimpleForwardingServerCallListener<Q> {
    private final GuardedCall<Q, ?> call;

    GuardedListener(ServerCall.Listener<Q> listener, GuardedCall<Q, ?> call) {
      super(listener);
      this.call = call;
    }

    private void guard(Runnable step) {
      try {
        step.run();
      } catch (RuntimeException | Error failure) {
        call.fail(failure);
      }
    }

    @Override
    public void onMessage(Q message) {
      guard(() -> super.onMessage(message));
    }

    @Override
    public void onHalfClose() {
      guard(super::onHalfClose);
    }

    @Override
    public void onReady() {
      guard(super::onReady);
    }

    @Override
    public void onCancel() {
      Deadline deadline = Context.current().getDeadline();
      call.endedByTransport(deadline != null && deadline.isExpired());
      guard(super::onCancel);
    }
  }
}
