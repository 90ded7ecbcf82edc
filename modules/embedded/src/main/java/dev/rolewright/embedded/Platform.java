package dev.rolewright.embedded;

import dev.rolewright.platform.ConfigException;
import java.util.List;
import java.util.Locale;

/**
 * A platform for which executables are published.
 *
 * @param name the platform's name for a folder
 * @param system how {@code os.name} begins there
 * @param architectures values of {@code os.arch} there
 * @param postgresArchive resource with the Postgres programs
 * @param redisExecutables resources with a Redis, in order of preference
 */
record Platform(
    String name,
    String system,
    List<String> architectures,
    String postgresArchive,
    List<String> redisExecutables) {
  private static final List<String> AMD64 = List.of("amd64", "x86_64");
  private static final List<String> ARM64 = List.of("aarch64", "arm64");

  private static final List<Platform> ALL =
      List.of(
          new Platform(
              "linux-amd64",
              "linux",
              AMD64,
              "postgres-linux-x86_64.txz",
              // The first needs OpenSSL 3 on the machine, the second nothing.
              List.of("redis-server-6.2.6-v5-linux-amd64", "redis-server-6.2.7-linux-386")),
          new Platform(
              "linux-arm64",
              "linux",
              ARM64,
              "postgres-linux-arm_64.txz",
              List.of("redis-server-6.2.7-linux-arm64")),
          new Platform(
              "darwin-amd64",
              "mac",
              AMD64,
              "postgres-darwin-x86_64.txz",
              List.of("redis-server-6.2.6-v5-darwin-amd64")),
          new Platform(
              "darwin-arm64",
              "mac",
              ARM64,
              "postgres-darwin-arm_64.txz",
              List.of("redis-server-6.2.6-v5-darwin-arm64")));

  /** Finds the platform by the values of {@code os.name} and {@code os.arch}. */
  static Platform of(String systemName, String architecture) {
    return ALL.stream()
        .filter(platform -> systemName.toLowerCase(Locale.ROOT).startsWith(platform.system))
        .filter(platform -> platform.architectures.contains(architecture))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigException(
                    List.of(
                        "There is no embedded Postgres and Redis for "
                            + systemName
                            + " on "
                            + architecture
                            + "; set DATABASE_URL and REDIS_URL to servers of your own")));
  }

  static Platform current() {
    return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
  }
}
