package dev.rolewright.bench.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;

/** A bare relay on core 0. */
final class MeasuredRelay {
  /** What a server with one processor is started with. */
  private static final List<String> RELAY_OPTIONS =
      List.of(
          "-XX:+UseCompactObjectHeaders",
          "-XX:+UseSerialGC",
          "-Xms192m",
          "-XX:NewSize=128m",
          "-Xmx2g",
          "-XX:MinHeapFreeRatio=10",
          "-XX:MaxHeapFreeRatio=30");

  private MeasuredRelay() {}

  /** Starts one with the JDK's client ({@code jdk}) or Helidon's ({@code helidon}). */
  static PinnedProcess start(URI vendor, String client) throws IOException {
    return PinnedProcess.start(
        MeasuredGateway.CORE, RELAY_OPTIONS, RelayProgram.class, vendor.toString(), client);
  }

  static Candidate candidate(PinnedProcess relay) throws IOException {
    String[] ports = relay.firstLine().split(" ");
    return new Candidate(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(ports[0])),
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(ports[1])),
        "none",
        relay.handle());
  }
}
