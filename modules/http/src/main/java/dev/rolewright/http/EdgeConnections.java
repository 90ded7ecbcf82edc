package dev.rolewright.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes an {@link EdgeConnection} of every connection, and knows those that are open. */
final class EdgeConnections implements ServerConnectionSelector {
  private final ServerConnectionSelector protocol;
  private final Set<EdgeConnection> open = ConcurrentHashMap.newKeySet();

  EdgeConnections(ServerConnectionSelector protocol) {
    this.protocol = protocol;
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    return new EdgeConnection(context, protocol, this);
  }

  @Override
  public int bytesToIdentifyConnection() {
    return protocol.bytesToIdentifyConnection();
  }

  @Override
  public Support supports(BufferData data) {
    return protocol.supports(data);
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return protocol.supportedApplicationProtocols();
  }

  void add(EdgeConnection connection) {
    open.add(connection);
  }

  void remove(EdgeConnection connection) {
    open.remove(connection);
  }

  /** Closes the connections that have waited for their caller for too long. */
  void abortStalled(Duration tooLong, long now) {
    for (EdgeConnection connection : open) {
      if (connection.isStalled(tooLong, now)) {
        connection.abort();
      }
    }
  }

  /** Closes all connections, whatever they do. */
  void abortAll() {
    open.forEach(EdgeConnection::abort);
  }
}
