package dev.rolewright.server;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import dev.rolewright.access.FirstKey;
import dev.rolewright.http.HttpEdge;
import dev.rolewright.http.HttpEdgeConfig;
import dev.rolewright.http.RouteNames;
import dev.rolewright.platform.ConfigException;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.Time;
import dev.rolewright.prompts.ShippedPrompts;
import dev.rolewright.server.grpc.AskableRoutes;
import dev.rolewright.server.grpc.GatewayHealth;
import dev.rolewright.server.grpc.GrpcEdge;
import dev.rolewright.server.settings.TenantAccounts;
import dev.rolewright.server.wiring.ServerModules;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server, from its start to its orderly stop. */
public final class RolewrightServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RolewrightServer.class);

  private final ServerConfig config;
  private final Resources resources;
  private final GatewayRuntime gateway;
  private final GatewayRecords records;
  private final GrpcEdge edge;
  private final HttpEdge http;
  private final ServerStateFile state;
  private final StoreMonitor monitor;
  private final Housekeeping housekeeping;
  private final AtomicBoolean closed = new AtomicBoolean();

  private RolewrightServer(
      ServerConfig config,
      Resources resources,
      GatewayRuntime gateway,
      GatewayRecords records,
      GrpcEdge edge,
      HttpEdge http,
      ServerStateFile state) {
    this.config = config;
    this.resources = resources;
    this.gateway = gateway;
    this.records = records;
    this.edge = edge;
    this.http = http;
    this.state = state;
    this.monitor = StoreMonitor.start(resources.all(), edge, Time.system());
    this.housekeeping =
        Housekeeping.start(
            resources.all().database().requests(),
            records.parts().runs(),
            config.runContents(),
            records::checkAlerts,
            Time.system());
  }

  /**
   * Starts a server and returns when it serves.
   *
   * @throws dev.rolewright.platform.ConfigException when it can't start as configured
   * @throws dev.rolewright.platform.RolewrightException when a store can't be reached
   */
  public static RolewrightServer start(ServerConfig config) {
    return start(config, StopRequest.never());
  }

  /**
   * Starts a server unless a stop is asked for on the way.
   *
   * @throws StopRequest.StoppedBeforeServing when it is; what was open by then is closed
   */
  static RolewrightServer start(ServerConfig config, StopRequest stop) {
    GatewayRuntime gateway = GatewayRuntime.open(config);
    Resources resources;
    try {
      resources = Resources.open(config, stop);
    } catch (RuntimeException failed) {
      gateway.close();
      throw failed;
    }
    GatewayRecords records = null;
    RolewrightServer server = null;
    boolean started = false;
    try {
      ServerStateFile state = new ServerStateFile(config.dataDirectory());
      state.remove();
      stop.check();
      ensureFirstKey(config, resources);
      ShippedPrompts.store(
          resources.all().database().prompts(), Ids.create(Time.system()), Time.system());
      stop.check();
      records = GatewayRecords.start(config, resources.all(), gateway.parts());
      Injector injector =
          Guice.createInjector(
              Stage.PRODUCTION,
              ServerModules.of(
                  config.callBounds(),
                  Installation.version(),
                  resources.all(),
                  gateway.parts(),
                  records.parts()));
      GrpcEdge edge = injector.getInstance(GrpcEdge.class);
      stop.check();
      edge.start(config.host(), config.port());
      HttpEdge http =
          startHttp(config, edge, AskableRoutes.create(injector.getInstance(TenantAccounts.class)));
      server = new RolewrightServer(config, resources, gateway, records, edge, http, state);
      state.write(server.address(), server.httpAddress());
      gateway.start();
      gateway.watchRecovery(injector.getInstance(GatewayHealth.class)::isWell);
      gateway.rotate(resources.all().database().providerKeys());
      started = true;
      return server;
    } finally {
      if (!started) {
        closeUnfinished(server, resources, gateway, records);
      }
    }
  }

  private static void closeUnfinished(
      @Nullable RolewrightServer server,
      Resources resources,
      GatewayRuntime gateway,
      @Nullable GatewayRecords records) {
    if (server == null) {
      gateway.close();
      if (records != null) {
        records.close();
      }
      resources.close();
    } else {
      server.close();
    }
  }

  private static void ensureFirstKey(ServerConfig config, Resources resources) {
    AdminKeyFile file = new AdminKeyFile(config.dataDirectory());
    FirstKey firstKey =
        FirstKey.create(
            resources.all().database().tenants(),
            resources.all().database().apiKeys(),
            Ids.create(Time.system()),
            Time.system());
    // With a database of its own the file is the only way in, so a lost one is replaced; a shared
    // one has other admins.
    boolean replaceLost = config.databaseUrl().isEmpty();
    firstKey.ensure(file.read(), replaceLost).ifPresent(file::write);
  }

  private static HttpEdge startHttp(ServerConfig config, GrpcEdge edge, RouteNames routes) {
    try {
      return HttpEdge.start(
          HttpEdgeConfig.of(config.host(), config.httpPort()).withDeadline(config.streamDeadline()),
          edge.channel(),
          edge::admit,
          routes);
    } catch (UncheckedIOException unusable) {
      edge.stop(Duration.ZERO, Duration.ZERO, () -> {});
      throw new ConfigException(
          List.of(
              "can't listen on "
                  + config.host()
                  + ":"
                  + config.httpPort()
                  + " for HTTP; choose another --http-port, 0 for a free one"));
    }
  }

  /** Returns the address of the HTTP interface for clients on this machine, {@code HOST:PORT}. */
  public String httpAddress() {
    return ListenAddress.forClients(config.host(), http.address().getPort());
  }

  /** Returns the address that clients on this machine use, {@code HOST:PORT}. */
  public String address() {
    return ListenAddress.forClients(config.host(), edge.port());
  }

  /**
   * Stops, once only: health says so while calls are still taken, so that load balancers can send
   * them elsewhere; then no new call is taken and those under way are let finish; then the stores
   * are closed.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    LOG.info(
        "Stopping: calls are taken for another {} s, and those under way then may finish within {}"
            + " s",
        config.drainDelay().toSeconds(),
        config.drainTimeout().toSeconds());
    monitor.close();
    housekeeping.close();
    try {
      edge.stop(
          config.drainDelay(), config.drainTimeout(), () -> http.drain(config.drainTimeout()));
      state.remove();
    } finally {
      gateway.close();
      records.close();
      resources.close();
    }
    LOG.info("Stopped");
  }
}
