package dev.rolewright.bench.gateway;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;

/**
 * The configuration of a measured server: a link to a folder that is swapped as a whole, so that
 * all files change at once.
 */
final class GatewayFiles {
  private static final String TAKEN_OVER = "The configuration files are valid";
  private static final long LONGEST_NANOS = 30_000_000_000L;
  private static final long POLL_MILLIS = 50;

  private final Path data;
  private final URI vendor;
  private Set<Feature> present = Set.of();
  private int versions;

  GatewayFiles(Path data, URI vendor) {
    this.data = data;
    this.vendor = vendor;
  }

  Path folder() {
    return data.resolve("configuration");
  }

  /** Writes what holds from the next look of the server on. */
  void write(Set<Feature> features) throws IOException {
    versions++;
    present = Set.copyOf(features);
    Path files = Files.createDirectories(data.resolve("configuration-" + versions));
    Files.writeString(files.resolve("provider_settings.json"), providers(features));
    Files.writeString(files.resolve("prices.json"), PRICES);
    Files.writeString(
        files.resolve("rate_limits.json"), features.contains(Feature.LIMITS) ? LIMITS : "{}");
    Files.writeString(
        files.resolve("budgets.json"), features.contains(Feature.BUDGETS) ? BUDGETS : "{}");
    Path link = data.resolve("configuration-next");
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, files.getFileName());
    Files.move(link, folder(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Writes what is not there yet, and returns when the running server says that it has read it. */
  void replace(Set<Feature> features) throws IOException, InterruptedException {
    if (features.equals(present)) {
      return;
    }
    long before = timesTakenOver();
    write(features);
    long last = System.nanoTime() + LONGEST_NANOS;
    while (timesTakenOver() == before) {
      if (System.nanoTime() > last) {
        throw new IOException("the server did not take over its configuration");
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private long timesTakenOver() throws IOException {
    try (var lines = Files.lines(data.resolve("benchmark.log"))) {
      return lines.filter(line -> line.contains(TAKEN_OVER)).count();
    }
  }

  private String providers(Set<Feature> features) {
    return """
    {
      "providers": {
        "instant": {
          "kind": "openai_compatible",
          "base_url": "%s/v1",
          "models": {"pieces-1": {"context_tokens": 100000}, "pieces-100": {"context_tokens": 100000}}
        }
      },
      "routes": {"default": {"models": ["instant/pieces-1"]}},
      "cache": {"enabled": %s},
      "safety": {"chat": "%s"},
      "default_route": "default",
      "direct_route": "default"
    }
    """
        .formatted(
            vendor,
            features.contains(Feature.CACHE),
            features.contains(Feature.SAFETY) ? "standard" : "off");
  }

  private static final String PRICES =
      """
      {
        "vendors": {
          "instant": {
            "pieces-1": [{"from": "2020-01-01", "usd_per_million_tokens": {"input": 0.01, "output": 0.01}}],
            "pieces-100": [{"from": "2020-01-01", "usd_per_million_tokens": {"input": 0.01, "output": 0.01}}]
          }
        }
      }
      """;

  private static final String LIMITS =
      """
      {
        "providers": {"instant": {"requests": 1000000000, "tokens": 2000000000}},
        "each_tenant": {"requests": 1000000000, "tokens": 2000000000}
      }
      """;

  private static final String BUDGETS =
      """
      {"deployment": {"usd_per_month": 2000000}, "each_tenant": {"usd_per_month": 1000000}}
      """;
}
