package dev.rolewright.server;

import dev.rolewright.platform.ConfigException;
import dev.rolewright.platform.ConfigReader;
import dev.rolewright.server.grpc.CallBounds;
import dev.rolewright.server.grpc.DeadlineCaps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of the server; docs/configuration.md lists them. An option of the command line beats the
 * environment, which beats {@code rolewright.json}.
 *
 * @param dataDirectory everything the server keeps on this machine
 * @param host address to listen on
 * @param port gRPC port; 0 takes a free one
 * @param databaseUrl Postgres to use instead of the embedded one
 * @param redisUrl Redis to use instead of the embedded one
 * @param databasePoolSize most connections to the database
 * @param unaryDeadline cap for calls with one answer
 * @param streamDeadline cap for calls with a stream of answers
 * @param drainTimeout how long calls under way may go on after a stop was asked for
 * @param maxConcurrentCalls calls under way at the same time; one more is refused
 */
public record ServerConfig(
    Path dataDirectory,
    String host,
    int port,
    Optional<String> databaseUrl,
    Optional<String> redisUrl,
    int databasePoolSize,
    Duration unaryDeadline,
    Duration streamDeadline,
    Duration drainTimeout,
    int maxConcurrentCalls) {
  static final String FILE_NAME = "rolewright.json";
  private static final int MAX_SECONDS = 3_600;

  /**
   * Reads the settings.
   *
   * @param flags options of the command line by key, e.g. {@code data_dir}
   * @param environment the environment's variables
   * @throws ConfigException with every mistake there is
   */
  public static ServerConfig load(Map<String, String> flags, Map<String, String> environment) {
    Path dataDirectory = DataDirectories.choose(flags.get("data_dir"), environment);
    Path configDirectory =
        Optional.ofNullable(flags.get("config"))
            .or(() -> Optional.ofNullable(environment.get("ROLEWRIGHT_CONFIG_DIR")))
            .filter(directory -> !directory.isBlank())
            .map(DataDirectories::absolute)
            .orElse(dataDirectory.resolve("config"));
    Path file = configDirectory.resolve(FILE_NAME);
    ConfigReader reader =
        new ConfigReader(file.toString(), read(file).orElse(null), environment, flags);
    // The file is found by these two, so it can't set them.
    List.of("ROLEWRIGHT_DATA_DIR", "ROLEWRIGHT_CONFIG_DIR").forEach(reader::knownVariable);
    // Read by the client and by the launcher.
    List.of("ROLEWRIGHT_SERVER", "ROLEWRIGHT_API_KEY", "ROLEWRIGHT_JAVA_OPTIONS")
        .forEach(reader::knownVariable);
    ServerConfig config =
        new ServerConfig(
            dataDirectory,
            reader.setting("host", "ROLEWRIGHT_HOST").text("127.0.0.1"),
            reader.setting("port", "ROLEWRIGHT_PORT").integer(0, 65_535, 50_051),
            url(
                reader,
                "database_url",
                "DATABASE_URL",
                List.of("postgres://", "postgresql://", "jdbc:postgresql://")),
            url(reader, "redis_url", "REDIS_URL", List.of("redis://", "rediss://")),
            reader
                .setting("database_pool_size", "ROLEWRIGHT_DATABASE_POOL_SIZE")
                .integer(1, 500, 16),
            seconds(reader, "unary_deadline_seconds", "ROLEWRIGHT_UNARY_DEADLINE_SECONDS", 30),
            seconds(reader, "stream_deadline_seconds", "ROLEWRIGHT_STREAM_DEADLINE_SECONDS", 120),
            seconds(reader, "drain_timeout_seconds", "ROLEWRIGHT_DRAIN_TIMEOUT_SECONDS", 20),
            reader
                .setting("max_concurrent_calls", "ROLEWRIGHT_MAX_CONCURRENT_CALLS")
                .integer(1, 10_000, 64));
    reader.finish("ROLEWRIGHT_");
    return config;
  }

  private static Duration seconds(
      ConfigReader reader, String key, String variable, int defaultValue) {
    return Duration.ofSeconds(reader.setting(key, variable).integer(1, MAX_SECONDS, defaultValue));
  }

  private static Optional<String> url(
      ConfigReader reader, String key, String variable, List<String> schemes) {
    Optional<String> value = reader.setting(key, variable).optionalText();
    if (value.isPresent() && schemes.stream().noneMatch(value.get()::startsWith)) {
      reader.error(
          variable + " (\"" + key + "\"): must begin with one of " + String.join(", ", schemes));
    }
    return value;
  }

  private static Optional<String> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new ConfigException(
          List.of(file + ": can't be read (" + unreadable.getClass().getSimpleName() + ")"));
    }
  }

  /** Returns what calls may take of the server. */
  CallBounds callBounds() {
    return new CallBounds(new DeadlineCaps(unaryDeadline, streamDeadline), maxConcurrentCalls);
  }

  /** Hides the URLs, which hold passwords. */
  @Override
  public String toString() {
    return "ServerConfig[dataDirectory="
        + dataDirectory
        + ", host="
        + host
        + ", port="
        + port
        + ']';
  }
}
