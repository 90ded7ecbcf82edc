package dev.rolewright.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose incoming bytes pass through a {@link ReadAhead}; all else is the server's own
 * connection.
 */
final class EdgeConnection implements ConnectionContext, ServerConnection, InterruptableTask<Void> {
  private static final ScopedValue<EdgeConnection> CURRENT = ScopedValue.newInstance();

  // One that goes on sending what nobody wants would else keep the connection for as long.
  private static final Duration LONGEST_LEFTOVER = Duration.ofSeconds(10);

  private final ConnectionContext context;
  private final ReadAhead incoming;
  private final TimedWriter writer;
  private final DataReader reader;
  private final ServerConnection connection;
  private final EdgeConnections all;
  private volatile long leavingSince = TimedWriter.NOT_WAITING;
  // Belongs to the thread of the connection.
  private @Nullable GatewayCall ending;

  EdgeConnection(
      ConnectionContext context, ServerConnectionSelector protocol, EdgeConnections all) {
    this.context = context;
    this.all = all;
    this.incoming = new ReadAhead(() -> read(context.serverSocket()));
    this.reader = DataReader.create(incoming);
    this.writer = new TimedWriter(context.dataWriter());
    this.connection = protocol.connection(this);
  }

  /** Returns the connection of the request that this thread answers. */
  static EdgeConnection current() {
    return CURRENT.get();
  }

  ReadAhead incoming() {
    return incoming;
  }

  TimedWriter outgoing() {
    return writer;
  }

  /** Keeps a call whose last event is on its way to the caller. */
  void ends(GatewayCall call) {
    ending = call;
  }

  /**
   * Waits until the call of the last answer has ended. It seldom ends after the caller has asked
   * again; where it does, the caller waits, rather than that calls which are over take places from
   * those that are not.
   */
  void awaitLastCall() throws InterruptedException {
    GatewayCall last = ending;
    if (last != null) {
      last.awaitEnd();
      ending = null;
    }
  }

  /** Reads on behind an answer that is out already; ended by {@link #abort} when it takes long. */
  boolean leaveBehind(BooleanSupplier rest) {
    leavingSince = TimedWriter.now();
    try {
      return rest.getAsBoolean();
    } finally {
      leavingSince = TimedWriter.NOT_WAITING;
    }
  }

  /** Tells whether it has waited for the caller for at least as long, be it to send or to read. */
  boolean isStalled(Duration atLeast, long now) {
    Duration leftover = atLeast.compareTo(LONGEST_LEFTOVER) < 0 ? atLeast : LONGEST_LEFTOVER;
    return hasWaited(leavingSince, leftover, now)
        || hasWaited(incoming.waitingSince(), atLeast, now)
        || hasWaited(writer.waitingSince(), atLeast, now);
  }

  private static boolean hasWaited(long since, Duration atLeast, long now) {
    return since != TimedWriter.NOT_WAITING && now - since >= atLeast.toNanos();
  }

  /** Closes the connection under whoever reads or writes; safe to call from any thread. */
  void abort() {
    try {
      context.serverSocket().close();
    } catch (UncheckedIOException alreadyClosed) {
      // That is what was wanted.
    }
  }

  private static byte @Nullable [] read(HelidonSocket socket) {
    try {
      return socket.get();
    } catch (UncheckedIOException broken) {
      throw new ServerConnectionException("The connection broke", broken);
    }
  }

  @Override
  public void handle(Limit limit) throws InterruptedException {
    all.add(this);
    try {
      ScopedValue.where(CURRENT, this)
          .<Void, InterruptedException>call(
              () -> {
                connection.handle(limit);
                return null;
              });
    } finally {
      all.remove(this);
    }
  }

  @Override
  public Duration idleTime() {
    return connection.idleTime();
  }

  @Override
  public void close(boolean interrupt) {
    connection.close(interrupt);
  }

  @Override
  public boolean canInterrupt() {
    return connection instanceof InterruptableTask<?> task && task.canInterrupt();
  }

  @Override
  public DataReader dataReader() {
    return reader;
  }

  @Override
  public DataWriter dataWriter() {
    return writer;
  }

  @Override
  public ListenerContext listenerContext() {
    return context.listenerContext();
  }

  @Override
  public ExecutorService executor() {
    return context.executor();
  }

  @Override
  public Router router() {
    return context.router();
  }

  @Override
  public Optional<ProxyProtocolData> proxyProtocolData() {
    return context.proxyProtocolData();
  }

  @Override
  public HelidonSocket serverSocket() {
    return context.serverSocket();
  }

  @Override
  public PeerInfo remotePeer() {
    return context.remotePeer();
  }

  @Override
  public PeerInfo localPeer() {
    return context.localPeer();
  }

  @Override
  public boolean isSecure() {
    return context.isSecure();
  }

  @Override
  public String socketId() {
    return context.socketId();
  }

  @Override
  public String childSocketId() {
    return context.childSocketId();
  }
}
