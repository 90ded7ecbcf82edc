package dev.rolewright.keyvalue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** A port that leads to another one, until it is interrupted: an outage with a fixed address. */
final class Relay implements AutoCloseable {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private final int target;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile CountDownLatch stalled = new CountDownLatch(0);
  private ServerSocket entrance;
  private Thread accepting = Thread.ofVirtual().unstarted(() -> {});

  private Relay(int target) throws IOException {
    this.target = target;
    this.entrance = listen(0);
    this.port = entrance.getLocalPort();
  }

  static Relay to(int target) throws IOException {
    return new Relay(target);
  }

  int port() {
    return port;
  }

  /** Breaks all connections and takes no new ones. */
  void interrupt() throws IOException {
    stalled.countDown();
    entrance.close();
    awaitPort();
    for (Socket socket : open) {
      socket.close();
    }
    open.clear();
  }

  /** Lets nothing through any more, and breaks no connection, until it is interrupted. */
  void stall() {
    stalled = new CountDownLatch(1);
  }

  /** A closed socket keeps its port while a thread is still inside of its accept. */
  private void awaitPort() throws IOException {
    try {
      accepting.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("the test was stopped", stopped);
    }
  }

  /** Takes connections again. */
  void resume() throws IOException {
    entrance = listen(port);
  }

  @Override
  public void close() throws IOException {
    interrupt();
  }

  private ServerSocket listen(int wanted) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(LOOPBACK, wanted));
    accepting = Thread.ofVirtual().start(() -> accept(socket));
    return socket;
  }

  private void accept(ServerSocket from) {
    try {
      while (true) {
        Socket caller = from.accept();
        Socket callee = new Socket(LOOPBACK, target);
        open.add(caller);
        open.add(callee);
        Thread.ofVirtual().start(() -> copy(caller, callee));
        Thread.ofVirtual().start(() -> copy(callee, caller));
      }
    } catch (IOException interrupted) {
      // The outage begins.
    }
  }

  private void copy(Socket source, Socket sink) {
    byte[] buffer = new byte[8_192];
    try {
      for (int read = 0; read >= 0; read = source.getInputStream().read(buffer)) {
        stalled.await();
        sink.getOutputStream().write(buffer, 0, read);
      }
    } catch (IOException | InterruptedException interrupted) {
      // The outage ends both directions.
    }
  }
}
