package dev.rolewright.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Gives a server that changes its port with every start an address that stays. */
final class Relay implements AutoCloseable {
  private final ServerSocket front;
  private volatile int target;

  private Relay(ServerSocket front, int target) {
    this.front = front;
    this.target = target;
  }

  static Relay start(int target) throws IOException {
    Relay relay = new Relay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
    Thread.ofVirtual().start(relay::accept);
    return relay;
  }

  int port() {
    return front.getLocalPort();
  }

  void moveTo(int newTarget) {
    target = newTarget;
  }

  @Override
  public void close() throws IOException {
    front.close();
  }

  private void accept() {
    while (!front.isClosed()) {
      try {
        Socket client = front.accept();
        try {
          Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
          Thread.ofVirtual().start(() -> copy(client, server));
          Thread.ofVirtual().start(() -> copy(server, client));
        } catch (IOException refused) {
          client.close();
        }
      } catch (IOException closed) {
        // The loop ends when the front is closed.
      }
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException closed) {
      // Closing both is all there is to do.
    }
  }
}
