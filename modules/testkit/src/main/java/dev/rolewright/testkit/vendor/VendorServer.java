package dev.rolewright.testkit.vendor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/**
 * A real HTTP server on the loopback interface that is any vendor a test needs. Each request takes
 * the next answer that was told; when none is left, the default one, which is a short answer in the
 * wire format that the request speaks.
 */
public final class VendorServer implements AutoCloseable {
  private static final int MOST_WAITING = 1024;

  private final String scheme;
  private final ServerSocket listener;
  private final Thread accepting;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Queue<Function<VendorRequest, VendorScript>> next = new ConcurrentLinkedQueue<>();
  private final List<VendorRequest> seen = new CopyOnWriteArrayList<>();
  private final BlockingQueue<VendorRequest> unread = new LinkedBlockingQueue<>();

  private volatile Function<VendorRequest, VendorScript> byDefault =
      request -> VendorWire.of(request).answer(request, "Hello", " there.");
  private final AtomicInteger accepted = new AtomicInteger();
  private volatile boolean recording = true;

  private VendorServer(String scheme, ServerSocket listener) {
    this.scheme = scheme;
    this.listener = listener;
    this.accepting = Thread.ofVirtual().name("vendor-server").unstarted(this::accept);
  }

  /** Starts a server on a free port. */
  public static VendorServer start() {
    return start(0);
  }

  /**
   * Starts a server.
   *
   * @param port 0 for a free one
   */
  public static VendorServer start(int port) {
    return start("http", ServerSocketFactory.getDefault(), port);
  }

  /**
   * Starts a server on a free port that speaks TLS.
   *
   * @param context holds the certificate that is shown
   */
  public static VendorServer startSecure(SSLContext context) {
    return start("https", context.getServerSocketFactory(), 0);
  }

  private static VendorServer start(String scheme, ServerSocketFactory sockets, int port) {
    try {
      ServerSocket listener =
          sockets.createServerSocket(port, MOST_WAITING, InetAddress.getLoopbackAddress());
      VendorServer server = new VendorServer(scheme, listener);
      server.accepting.start();
      return server;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Returns the root that a client is pointed to, without a slash at its end. */
  public URI url() {
    return URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort());
  }

  /** Tells how the next requests are answered, one script a request. */
  public void answer(VendorScript... scripts) {
    for (VendorScript script : scripts) {
      next.add(request -> script);
    }
  }

  /** Tells that the next request is answered with this text, in the wire format that it speaks. */
  public void answerText(String... pieces) {
    next.add(request -> VendorWire.of(request).answer(request, pieces));
  }

  /** Tells how a request is answered for which nothing else was told. */
  public void answerByDefault(Function<VendorRequest, VendorScript> script) {
    byDefault = script;
  }

  /** Forgets requests from now on, so that a long load takes no memory. */
  public void stopRecording() {
    recording = false;
  }

  /** Returns the requests until now. */
  public List<VendorRequest> requests() {
    return List.copyOf(seen);
  }

  /** Returns how many connections clients have made. */
  public int acceptedConnections() {
    return accepted.get();
  }

  /**
   * Waits for the next request that was not taken yet.
   *
   * @throws AssertionError when none comes within 30 seconds
   */
  public VendorRequest takeRequest() {
    try {
      VendorRequest request = unread.poll(30, TimeUnit.SECONDS);
      if (request == null) {
        throw new AssertionError("No request came.");
      }
      return request;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("No request came.", interrupted);
    }
  }

  /** Ends all connections; nobody listens any more when it returns. */
  @Override
  public void close() {
    quietly(listener);
    try {
      // A thread that waits for a connection may still take one from a socket that was closed.
      accepting.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    connections.forEach(VendorServer::quietly);
  }

  VendorScript scriptFor(VendorRequest request) {
    if (recording) {
      seen.add(request);
      unread.add(request);
    }
    Function<VendorRequest, VendorScript> told = next.poll();
    return (told == null ? byDefault : told).apply(request);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        connections.add(socket);
        accepted.incrementAndGet();
        Thread.ofVirtual().name("vendor-connection").start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      VendorConnection connection = new VendorConnection(socket);
      while (connection.serveOne(this)) {
        // The next request of the same client.
      }
    } catch (IOException clientLeft) {
      // A client that leaves in the middle is what many tests are about.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(socket);
    }
  }

  private static void quietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception alreadyGone) {
      // There is nothing left to close.
    }
  }
}
