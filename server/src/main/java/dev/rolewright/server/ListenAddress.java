package dev.rolewright.server;

import dev.rolewright.platform.ConfigException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;

/** The address that a server listens on. */
final class ListenAddress {
  private static final Set<String> ALL_IPV4 = Set.of("0.0.0.0");
  private static final Set<String> ALL_IPV6 = Set.of("::", "0:0:0:0:0:0:0:0");

  private ListenAddress() {}

  /**
   * Checks that a server can listen on an address: it is tried, on a port that is given back at
   * once, since only the system knows what it allows.
   *
   * @throws ConfigException when it can't
   */
  static String check(String host) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), 0));
      return host;
    } catch (IOException unusable) {
      throw new ConfigException(
          List.of(
              "must be an address of this machine, e.g. 127.0.0.1, or 0.0.0.0 for all of them"));
    }
  }

  /** Tells whether only this machine reaches the address. Looks no name up. */
  static boolean isLoopback(String host) {
    if (host.equals("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException name) {
      return false;
    }
  }

  /** Returns the address that a client on the same machine can call. */
  static String forClients(String host, int port) {
    String reachable = host;
    if (ALL_IPV4.contains(host)) {
      reachable = "127.0.0.1";
    } else if (ALL_IPV6.contains(host)) {
      reachable = "::1";
    }
    return (reachable.indexOf(':') >= 0 ? "[" + reachable + "]" : reachable) + ":" + port;
  }
}
