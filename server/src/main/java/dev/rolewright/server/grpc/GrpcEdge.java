package dev.rolewright.server.grpc;

import dev.rolewright.access.Authenticator;
import dev.rolewright.platform.ConfigException;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.TimerThread;
import dev.rolewright.proto.v1.EvaluationServiceGrpc;
import io.grpc.BindableService;
import io.grpc.Channel;
import io.grpc.HandlerRegistry;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.ChannelzService;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gRPC server: every service of the contract behind the interceptors, with health, reflection
 * and channelz.
 */
public final class GrpcEdge {
  /**
   * Above the limits of every field, so that our own checks, which name field and fix, come first.
   */
  private static final int MAX_MESSAGE_BYTES = 16 * 1024 * 1024;

  private static final int MAX_METADATA_BYTES = 16 * 1024;
  private static final int CHANNELZ_PAGE = 100;
  private static final Logger LOG = LoggerFactory.getLogger(GrpcEdge.class);

  private final Services services;
  private final StatusInterceptor status;
  private final RequestContextInterceptor callers;
  private final List<ServerInterceptor> interceptors;
  private final HandlerRegistry unknownMethods;
  private final EndlessCalls endlessCalls;
  private final CutOff cutOff;
  private final Time time;
  private final HealthStatusManager health = new HealthStatusManager();
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final InnerServer inner;
  private @Nullable Server server;

  /**
   * The services of the contract.
   *
   * @param live services with at least one method that works
   * @param announced services whose methods all answer UNIMPLEMENTED in this version
   */
  public record Services(List<BindableService> live, List<BindableService> announced) {
    /** Copies the lists. */
    public Services {
      live = List.copyOf(live);
      announced = List.copyOf(announced);
    }

    /** Adds the services of the contract that are only announced to those that are live. */
    public static Services withAnnounced(BindableService... live) {
      return new Services(
          List.of(live), List.of(new EvaluationServiceGrpc.EvaluationServiceImplBase() {}));
    }
  }

  private GrpcEdge(
      Services services,
      StatusInterceptor status,
      RequestContextInterceptor callers,
      List<ServerInterceptor> further,
      HandlerRegistry unknownMethods,
      EndlessCalls endlessCalls,
      CutOff cutOff,
      ScheduledExecutorService deadlines,
      Time time) {
    this.services = services;
    this.status = status;
    this.callers = callers;
    this.interceptors = Stream.concat(Stream.of(status, callers), further.stream()).toList();
    this.unknownMethods = unknownMethods;
    this.endlessCalls = endlessCalls;
    this.cutOff = cutOff;
    this.inner = new InnerServer(deadlines);
    this.time = time;
  }

  /** Creates the edge with its interceptors. */
  public static GrpcEdge create(
      Services services,
      Authenticator authenticator,
      CallBounds bounds,
      Ids ids,
      Time time,
      String version) {
    AccessRules rules = new AccessRules();
    EndlessCalls endlessCalls = new EndlessCalls(rules);
    StatusInterceptor status = new StatusInterceptor(ids, time, version);
    DeadlineCaps caps = bounds.deadlines();
    ScheduledExecutorService deadlines = TimerThread.start("deadlines");
    return new GrpcEdge(
        services,
        status,
        new RequestContextInterceptor(authenticator, rules, caps, time, deadlines),
        List.of(new CallLimit(rules, bounds.maxConcurrentCalls()), new OneRequest(), endlessCalls),
        new UnknownMethods(status, version),
        endlessCalls,
        CutOff.of(services.live(), caps, deadlines),
        deadlines,
        time);
  }

  /**
   * Starts to serve.
   *
   * @throws ConfigException when the address can't be used
   */
  public void start(String host, int port) {
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(host, port))
            .maxInboundMessageSize(MAX_MESSAGE_BYTES)
            .maxInboundMetadataSize(MAX_METADATA_BYTES)
            .permitKeepAliveTime(10, TimeUnit.SECONDS);
    fill(builder);
    try {
      server = builder.build().start();
    } catch (IOException unusable) {
      throw new ConfigException(
          List.of(
              "can't listen on "
                  + host
                  + ":"
                  + port
                  + " ("
                  + reason(unusable)
                  + "); choose another host or port, 0 for a free one"));
    }
    inner.start(this::fill);
    serving(true);
  }

  /**
   * Checks the key of a call that will come through {@link #channel}, before what it is about is
   * read.
   *
   * @param headers of the call; who calls is noted there
   * @throws io.grpc.StatusRuntimeException with all details where the call would be refused
   */
  public void admit(Metadata headers) {
    status.before("http", headers, () -> callers.admit(headers));
  }

  /** Returns the way to the services for other interfaces of this process. */
  public Channel channel() {
    return inner.channel();
  }

  private void fill(ServerBuilder<?> builder) {
    builder
        .executor(calls)
        .fallbackHandlerRegistry(unknownMethods)
        .addStreamTracerFactory(cutOff)
        .addService(guarded(health.getHealthService().bindService()))
        .addService(guarded(ProtoReflectionServiceV1.newInstance().bindService()))
        .addService(guarded(ChannelzService.newInstance(CHANNELZ_PAGE).bindService()));
    services.live().forEach(service -> builder.addService(guarded(service.bindService())));
    services.announced().forEach(service -> builder.addService(announced(service)));
  }

  private ServerServiceDefinition announced(BindableService service) {
    ServerServiceDefinition definition = service.bindService();
    health.setStatus(definition.getServiceDescriptor().getName(), ServingStatus.NOT_SERVING);
    return guarded(definition);
  }

  private ServerServiceDefinition guarded(ServerServiceDefinition service) {
    return ServerInterceptors.interceptForward(LenientMarshalling.wrap(service), interceptors);
  }

  private static String reason(IOException failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  /**
   * Says by health whether the live services can answer at the moment. Nothing after the stop
   * began.
   */
  public void serving(boolean able) {
    ServingStatus status = able ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
    health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, status);
    for (BindableService service : services.live()) {
      health.setStatus(service.bindService().getServiceDescriptor().getName(), status);
    }
  }

  /** Returns the port that is served. */
  public int port() {
    return started().getPort();
  }

  /**
   * Stops: health says so first, while calls are still taken, so that load balancers can send them
   * elsewhere; then no new call is taken and calls under way may go on for a while; then they are
   * cancelled.
   *
   * @param drainDelay from the health's change until no new call is taken
   * @param drainTimeout from then until calls under way are cancelled
   * @param others stops the other interfaces of this process in the same way, from that moment on
   */
  public void stop(Duration drainDelay, Duration drainTimeout, Runnable others) {
    Server running = started();
    health.enterTerminalState();
    try {
      time.sleep(drainDelay);
      running.shutdown();
      Thread stopsOthers = Thread.ofVirtual().name("stop-others").start(others);
      endlessCalls.end();
      if (!running.awaitTermination(drainTimeout.toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.warn("Calls under way are cancelled after {} s", drainTimeout.toSeconds());
        running.shutdownNow();
        running.awaitTermination(5, TimeUnit.SECONDS);
      }
      stopsOthers.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      running.shutdownNow();
    }
    inner.stop();
    calls.shutdown();
  }

  private Server started() {
    if (server == null) {
      throw new IllegalStateException("not started");
    }
    return server;
  }
}
