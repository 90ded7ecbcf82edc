package dev.rolewright.embedded;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;

/** Starts a child that serves a port, and waits until it does. */
final class ServiceStart {
  static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private static final int ATTEMPTS = 3;

  private ServiceStart() {}

  /** How one kind of service is started and asked. */
  interface Service {
    /** Ends and removes what an earlier process left and a new one would stumble over. */
    void clearAway() throws IOException;

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
    // Another process may take the port between the search and the use; then the child ends.
    for (int attempt = 1; true; attempt++) {
      int port = freePort();
      Outcome outcome = attempt(port, name, limit, service);
      if (outcome.child().isPresent()) {
        return new Running(outcome.child().get(), port);
      }
      if (attempt == ATTEMPTS) {
        throw ended(name, outcome);
      }
    }
  }

  /**
   * Starts a service on a port that is already known to others.
   *
   * @throws RolewrightException {@link ErrorCode#STORAGE_UNAVAILABLE} when it ends, as it does when
   *     the port is taken, or does not serve in time
   */
  static ChildProcess startOn(int port, String name, Duration limit, Service service)
      throws IOException {
    Outcome outcome = attempt(port, name, limit, service);
    return outcome.child().orElseThrow(() -> ended(name, outcome));
  }

  /** A child that serves, or else what the one that ended has said. */
  private record Outcome(Optional<ChildProcess> child, String log) {}

  private static Outcome attempt(int port, String name, Duration limit, Service service)
      throws IOException {
    ChildProcess child = service.start(port);
    boolean ready = false;
    try {
      ChildProcess.waitUntil(limit, () -> !child.isAlive() || service.isReady(child.pid(), port));
      ready = child.isAlive() && service.isReady(child.pid(), port);
      if (ready) {
        return new Outcome(Optional.of(child), "");
      }
      if (child.isAlive()) {
        throw failure(
            name + " was not ready within " + limit.toSeconds() + " s", child.describeLog());
      }
      return new Outcome(Optional.empty(), child.describeLog());
    } finally {
      if (!ready) {
        child.stop();
      }
    }
  }

  private static RolewrightException ended(String name, Outcome outcome) {
    return failure(name + " ended while it started", outcome.log());
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
