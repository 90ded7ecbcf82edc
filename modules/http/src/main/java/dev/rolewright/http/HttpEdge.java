package dev.rolewright.http;

import dev.rolewright.platform.Time;
import io.grpc.Channel;
import io.helidon.common.socket.SocketOptions;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.media.MediaContext;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * The HTTP edge: OpenAI's chat completions and models, answered by the gateway's own API through a
 * channel. Safe for use by many threads.
 */
public final class HttpEdge implements AutoCloseable {
  // The server's own limits for what this class does itself.
  private static final Duration NEVER = Duration.ofDays(365);
  private static final Duration LONGEST_STALL_CHECK = Duration.ofSeconds(10);
  private static final int STALL_CHECKS = 4;
  private static final Duration LAST_STEPS = Duration.ofSeconds(5);

  private final WebServer server;
  private final EdgeHandler handler;
  private final EdgeConnections connections;
  private final InetSocketAddress address;
  private final Thread stallChecks;

  private HttpEdge(
      WebServer server, EdgeHandler handler, EdgeConnections connections, HttpEdgeConfig config) {
    this.server = server;
    this.handler = handler;
    this.connections = connections;
    this.address = new InetSocketAddress(config.host(), server.port());
    this.stallChecks =
        Thread.ofVirtual().name("http-stalls").start(() -> abortStalled(connections, config));
  }

  /**
   * Starts to listen.
   *
   * @param config where, and limits
   * @param gateway reaches {@code GatewayService}; stays open when the edge is closed
   * @param keys asked before a request is read
   * @param routes what may be asked for beside models
   * @throws UncheckedIOException when the address can't be had
   */
  public static HttpEdge start(
      HttpEdgeConfig config, Channel gateway, KeyCheck keys, RouteNames routes) {
    EdgeHandler handler =
        new EdgeHandler(
            new Caller(keys),
            new ChatEndpoint(gateway, config, Time.system()),
            new ModelsEndpoint(gateway, routes, config));
    EdgeConnections connections = new EdgeConnections(protocol());
    WebServer server =
        WebServer.builder()
            .host(config.host())
            .port(config.port())
            .shutdownHook(false)
            .featuresDiscoverServices(false)
            .protocolsDiscoverServices(false)
            .connectionSelectors(List.of(connections))
            .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
            .maxTcpConnections(config.mostConnections())
            .idleConnectionTimeout(NEVER)
            .idleConnectionPeriod(NEVER)
            .shutdownGracePeriod(NEVER)
            .restoreResponseHeaders(false)
            .contentEncoding(
                ContentEncodingContext.builder().contentEncodingsDiscoverServices(false).build())
            .mediaContext(MediaContext.builder().mediaSupportsDiscoverServices(false).build())
            // Each event leaves in one piece, which is put together before.
            .writeBufferSize(0)
            .directHandlers(TransportErrors.create())
            .addRouting(HttpRouting.builder().any(handler))
            .build()
            .start();
    if (!server.isRunning()) {
      throw new UncheckedIOException(
          new BindException(
              "The HTTP edge can't listen on " + config.host() + ":" + config.port()));
    }
    return new HttpEdge(server, handler, connections, config);
  }

  // The headers of responses are made here, of printable ASCII.
  private static Http1ConnectionSelector protocol() {
    return Http1ConnectionSelector.builder()
        .config(
            Http1Config.builder().sendKeepAliveHeader(false).validateResponseHeaders(false).build())
        .build();
  }

  /** Returns where it listens, with the real port. */
  public InetSocketAddress address() {
    return address;
  }

  /**
   * Accepts no connection any more, lets running requests end and then closes. Requests that take
   * longer are cut off.
   *
   * @param atMost how long to wait for them; 0 for not at all
   */
  public void drain(Duration atMost) {
    handler.drain();
    Thread stop = Thread.ofVirtual().name("http-stop").start(server::stop);
    try {
      if (!stop.join(atMost.plusMillis(1))) {
        connections.abortAll();
        stop.join(LAST_STEPS);
      }
    } catch (InterruptedException hurry) {
      connections.abortAll();
      Thread.currentThread().interrupt();
    } finally {
      stallChecks.interrupt();
    }
  }

  /** Closes at once. Does nothing when it is closed already. */
  @Override
  public void close() {
    drain(Duration.ZERO);
  }

  private static void abortStalled(EdgeConnections connections, HttpEdgeConfig config) {
    Duration quarter = config.stall().dividedBy(STALL_CHECKS);
    Duration period = quarter.compareTo(LONGEST_STALL_CHECK) < 0 ? quarter : LONGEST_STALL_CHECK;
    try {
      while (true) {
        Time.system().sleep(period);
        connections.abortStalled(config.stall(), TimedWriter.now());
      }
    } catch (InterruptedException closed) {
      // Nobody is left to be checked.
    }
  }
}
