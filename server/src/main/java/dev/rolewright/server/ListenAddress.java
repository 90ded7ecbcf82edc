package dev.rolewright.server;

import java.util.Set;

/**
 * Turns the address that a server listens on into one that a client on the same machine can call.
 */
final class ListenAddress {
  private static final Set<String> ALL_IPV4 = Set.of("0.0.0.0");
  private static final Set<String> ALL_IPV6 = Set.of("::", "0:0:0:0:0:0:0:0");

  private ListenAddress() {}

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
