package dev.rolewright.server.grpc;

import dev.rolewright.access.Authenticator;
import dev.rolewright.access.Principal;
import dev.rolewright.access.Role;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Deadline;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Finds out who calls and how long the call may take: the shorter of the caller's deadline and the
 * server's cap for the method's kind. Everything that works for the call sees both in its {@link
 * RequestContext}.
 */
final class RequestContextInterceptor implements ServerInterceptor {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final String SCHEME = "Bearer ";
  private static final Executor SAME_THREAD = Runnable::run;

  private final Authenticator authenticator;
  private final AccessRules rules;
  private final DeadlineCaps caps;
  private final Time time;
  private final ScheduledExecutorService deadlines;

  /**
   * @param deadlines only fires timers; what they start runs elsewhere
   */
  RequestContextInterceptor(
      Authenticator authenticator,
      AccessRules rules,
      DeadlineCaps caps,
      Time time,
      ScheduledExecutorService deadlines) {
    this.authenticator = authenticator;
    this.rules = rules;
    this.caps = caps;
    this.time = time;
    this.deadlines = deadlines;
  }

  /**
   * Checks the key in the headers of a call that another interface of this process is going to
   * make, so that the call itself need not look it up again.
   *
   * @throws RolewrightException as {@link Authenticator#authenticate}
   */
  void admit(Metadata headers) {
    AdmittedPrincipal.put(headers, authenticator.authenticate(secret(headers)));
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    MethodDescriptor<Q, R> method = call.getMethodDescriptor();
    if (!rules.needsKey(method, call.getAttributes())) {
      return next.startCall(call, headers);
    }
    Principal principal =
        AdmittedPrincipal.of(headers).orElseGet(() -> authenticator.authenticate(secret(headers)));
    CallLog.identify(principal.tenantId(), principal.keyId());
    if (rules.needsOperator(method) && !principal.roles().contains(Role.OPERATOR)) {
      throw RolewrightException.of(
          ErrorCode.PERMISSION, "This method needs a key with the operator role.");
    }
    return startWithin(deadline(method), principal, call, headers, next);
  }

  private <Q, R> ServerCall.Listener<Q> startWithin(
      Deadline deadline,
      Principal principal,
      ServerCall<Q, R> call,
      Metadata headers,
      ServerCallHandler<Q, R> next) {
    long now = time.nanoTime();
    Cancellation cancellation = new Cancellation();
    RequestContext request =
        new RequestContext(
            principal.tenantId(),
            principal.keyId(),
            principal.plan().name(),
            StatusInterceptor.correlationId(),
            now,
            now + Math.max(0, deadline.timeRemaining(TimeUnit.NANOSECONDS)),
            time,
            cancellation);
    Context.CancellableContext context = Context.current().withDeadline(deadline, deadlines);
    // gRPC cancels its context off the call's own thread, so this fires while the method blocks.
    context.addListener(cancelled -> cancellation.cancel(), SAME_THREAD);
    Context inner = new CallContext(request, principal).in(context);
    try {
      return new Ending<>(Contexts.interceptCall(inner, call, headers, next), context);
    } catch (RuntimeException | Error failure) {
      // The call has no listener that would end the context.
      context.cancel(failure);
      throw failure;
    }
  }

  /** Ends the call's context with the call, and with it the timer of the deadline. */
  private static final class Ending<Q> extends SimpleForwardingServerCallListener<Q> {
    private final Context.CancellableContext context;

    Ending(ServerCall.Listener<Q> listener, Context.CancellableContext context) {
      super(listener);
      this.context = context;
    }

    @Override
    public void onComplete() {
      try {
        super.onComplete();
      } finally {
        context.close();
      }
    }

    @Override
    public void onCancel() {
      try {
        super.onCancel();
      } finally {
        context.close();
      }
    }
  }

  private Deadline deadline(MethodDescriptor<?, ?> method) {
    Deadline cap = Deadline.after(caps.of(method).toNanos(), TimeUnit.NANOSECONDS);
    Deadline callers = Context.current().getDeadline();
    return callers == null ? cap : cap.minimum(callers);
  }

  private static String secret(Metadata headers) {
    String header = headers.get(AUTHORIZATION);
    if (header == null) {
      throw RolewrightException.of(
          ErrorCode.AUTHENTICATION,
          "No API key was sent; send metadata \"authorization: Bearer KEY\".");
    }
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw RolewrightException.of(
          ErrorCode.AUTHENTICATION, "The authorization metadata must be \"Bearer KEY\".");
    }
    return header.substring(SCHEME.length()).strip();
  }
}
