package dev.rolewright.server.grpc;

import io.grpc.BindableService;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Resets the streams of calls that go on after the server's cap. At the cap the work for a call
 * stops and its status is sent; but a caller who never reads never takes the status, and one who
 * never sends the message has begun no work that could stop. Without this both would keep their
 * places for as long as their connections last. gRPC does the same at a deadline of the caller's.
 */
final class CutOff extends ServerStreamTracer.Factory {
  /** Time for a caller who does read to take what is under way. */
  static final Duration GRACE = Duration.ofSeconds(2);

  private final Map<String, Duration> limits;
  private final ScheduledExecutorService timers;

  private CutOff(Map<String, Duration> limits, ScheduledExecutorService timers) {
    this.limits = Map.copyOf(limits);
    this.timers = timers;
  }

  /**
   * Cuts off the calls of some services; those of others may go on for ever.
   *
   * @param timers only fires timers
   */
  static CutOff of(
      List<BindableService> services, DeadlineCaps caps, ScheduledExecutorService timers) {
    Map<String, Duration> limits = new HashMap<>();
    for (BindableService service : services) {
      for (ServerMethodDefinition<?, ?> method : service.bindService().getMethods()) {
        MethodDescriptor<?, ?> descriptor = method.getMethodDescriptor();
        limits.put(descriptor.getFullMethodName(), caps.of(descriptor).plus(GRACE));
      }
    }
    return new CutOff(limits, timers);
  }

  @Override
  public ServerStreamTracer newServerStreamTracer(String fullMethodName, Metadata headers) {
    Duration limit = limits.get(fullMethodName);
    return limit == null ? new ServerStreamTracer() {} : new Limited(limit);
  }

  /** Gives the stream's context the limit as a deadline, at which gRPC resets the stream. */
  private final class Limited extends ServerStreamTracer {
    private final Duration limit;
    private volatile Context.@Nullable CancellableContext limited;

    Limited(Duration limit) {
      this.limit = limit;
    }

    @Override
    public Context filterContext(Context context) {
      Context.CancellableContext within =
          context.withDeadline(Deadline.after(limit.toNanos(), TimeUnit.NANOSECONDS), timers);
      limited = within;
      return within;
    }

    @Override
    public void streamClosed(Status status) {
      Context.CancellableContext within = limited;
      if (within != null) {
        within.close();
      }
    }
  }
}
