package dev.rolewright.bench.gateway;

import dev.rolewright.bench.InstalledServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An installed server on core 0 whose one vendor is the instant one, with keys, runs, telemetry
 * lines and the features that are asked for. What it has started itself, Postgres and Redis, is on
 * core 1.
 */
final class MeasuredGateway implements AutoCloseable {
  /** The core of what is measured. */
  static final int CORE = 0;

  /** The core of everything else. */
  static final int OTHER_CORE = 1;

  private static final List<String> VENDOR_OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx256m");

  private final InstalledServer server;
  private final GatewayFiles files;

  private MeasuredGateway(InstalledServer server, GatewayFiles files) {
    this.server = server;
    this.files = files;
  }

  static PinnedProcess vendor() throws IOException {
    return PinnedProcess.start(OTHER_CORE, VENDOR_OPTIONS, InstantVendor.class, "0");
  }

  static URI address(PinnedProcess vendor) throws IOException {
    return URI.create("http://127.0.0.1:" + vendor.firstLine());
  }

  /** Starts one with these features on. */
  static MeasuredGateway start(Path installation, Path data, URI vendor, Set<Feature> features)
      throws IOException, InterruptedException {
    GatewayFiles files = new GatewayFiles(data, vendor);
    files.write(features);
    InstalledServer server =
        InstalledServer.start(
            installation,
            data,
            List.of("taskset", "-c", Integer.toString(CORE)),
            Map.of(
                "ROLEWRIGHT_MAX_CONCURRENT_CALLS",
                "256",
                "ROLEWRIGHT_HTTP_PORT",
                "0",
                "ROLEWRIGHT_CONFIG_DIR",
                files.folder().toString()));
    for (ProcessHandle child : server.handle().descendants().toList()) {
      PinnedProcess.pin(child, OTHER_CORE);
    }
    return new MeasuredGateway(server, files);
  }

  /** Switches the features while the server runs; returns when it has taken them over. */
  void configure(Set<Feature> features) throws IOException, InterruptedException {
    files.replace(features);
  }

  Candidate candidate() throws IOException {
    return new Candidate(
        socket(server.address()), socket(server.httpAddress()), server.key(), server.handle());
  }

  private static InetSocketAddress socket(String address) {
    int colon = address.lastIndexOf(':');
    return new InetSocketAddress(
        InetAddress.getLoopbackAddress(), Integer.parseInt(address.substring(colon + 1)));
  }

  @Override
  public void close() {
    server.close();
  }
}
