package dev.rolewright.embedded;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

/** Starts a child that serves a port, and waits until it does. */
final class ServiceStart {
  static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private static final int ATTEMPTS = 3;

  private ServiceStart() {}

  /** How one kind of service is started and asked. */
  interface Service {
    ChildProcess start(int port) throws IOException;

    boolean isReady(long pid, int port);
  }

  /** A service that is ready. */
  record Running(ChildProcess child, int port) {}

  /**
   * Starts a service on a free port of loopback.
   *
   * @param name the service's name for messages
   * @throws RolewrightException {@link ErrorCode#STORAGE_UNAVAILABLE} when it ends or does not
   *     serve in time
   */
  static Running start(String name, Duration limit, Service service) throws IOException {
    String log = "";
    // Another process may take the port between the search and the use; then the child ends.
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = freePort();
      ChildProcess child = service.start(port);
      boolean ready = false;
      try {
        ChildProcess.waitUntil(limit, () -> !child.isAlive() || service.isReady(child.pid(), port));
        ready = child.isAlive() && service.isReady(child.pid(), port);
        if (ready) {
          return new Running(child, port);
        }
        log = child.describeLog();
        if (child.isAlive()) {
          throw failure(name + " was not ready within " + limit.toSeconds() + " s", log);
        }
      } finally {
        if (!ready) {
          child.stop();
        }
      }
    }
    throw failure(name + " ended while it started", log);
  }

  private static RolewrightException failure(String what, String log) {
    return RolewrightException.of(
        ErrorCode.STORAGE_UNAVAILABLE, "The embedded " + what + "; " + log);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
      return socket.getLocalPort();
    }
  }
}
