package dev.rolewright.bench.gateway;

import dev.rolewright.bench.InstalledServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An installed server on core 0 whose one vendor is the instant one, with everything on that a
 * server has on by itself. What it has started itself, Postgres and Redis, is on core 1.
 */
final class MeasuredGateway implements AutoCloseable {
  /** The core of what is measured. */
  static final int CORE = 0;

  /** The core of everything else. */
  static final int OTHER_CORE = 1;

  private static final List<String> VENDOR_OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx256m");

  private final InstalledServer server;

  private MeasuredGateway(InstalledServer server) {
    this.server = server;
  }

  static PinnedProcess vendor() throws IOException {
    return PinnedProcess.start(OTHER_CORE, VENDOR_OPTIONS, InstantVendor.class, "0");
  }

  static URI address(PinnedProcess vendor) throws IOException {
    return URI.create("http://127.0.0.1:" + vendor.firstLine());
  }

  static MeasuredGateway start(Path installation, Path data, URI vendor)
      throws IOException, InterruptedException {
    InstalledServer server = server(installation, data, vendor);
    for (ProcessHandle child : server.handle().descendants().toList()) {
      PinnedProcess.pin(child, OTHER_CORE);
    }
    return new MeasuredGateway(server);
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

  private static InstalledServer server(Path installation, Path data, URI vendor)
      throws IOException, InterruptedException {
    Files.createDirectories(data.resolve("config"));
    Files.writeString(
        data.resolve("config/provider_settings.json"),
        """
        {
          "providers": {
            "instant": {
              "kind": "openai_compatible",
              "base_url": "%s/v1",
              "models": {"pieces-1": {"context_tokens": 100000}, "pieces-100": {"context_tokens": 100000}}
            }
          },
          "routes": {"default": {"models": ["instant/pieces-1"]}},
          "cache": {"enabled": false},
          "default_route": "default",
          "direct_route": "default"
        }
        """
            .formatted(vendor));
    return InstalledServer.start(
        installation,
        data,
        List.of("taskset", "-c", Integer.toString(CORE)),
        Map.of("ROLEWRIGHT_MAX_CONCURRENT_CALLS", "256", "ROLEWRIGHT_HTTP_PORT", "0"));
  }

  @Override
  public void close() {
    server.close();
  }
}
