package dev.rolewright.server;

import dev.rolewright.access.Vault;
import dev.rolewright.keyvalue.KeyValueConfig;
import dev.rolewright.platform.ConfigException;
import dev.rolewright.platform.ConfigReader;
import dev.rolewright.server.grpc.CallBounds;
import dev.rolewright.server.grpc.DeadlineCaps;
import dev.rolewright.server.settings.Settings;
import dev.rolewright.storage.DatabaseConfig;
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
 * @param configDirectory where the configuration files are; may be missing
 * @param environment the variables that the server was started with, which hold vendor keys
 * @param host address to listen on
 * @param port gRPC port; 0 takes a free one
 * @param httpPort port of the HTTP interface; 0 takes a free one
 * @param databaseUrl Postgres to use instead of the embedded one
 * @param redisUrl Redis to use instead of the embedded one
 * @param databasePoolSize most connections to the database
 * @param unaryDeadline cap for calls with one answer
 * @param streamDeadline cap for calls with a stream of answers
 * @param drainDelay how long calls are still taken after health says that the server stops
 * @param drainTimeout how long calls under way may go on after that
 * @param runContents how long inputs and outputs of attempts at language models are kept
 * @param maxConcurrentCalls calls under way at the same time; one more is refused
 */
public record ServerConfig(
    Path dataDirectory,
    Path configDirectory,
    Map<String, String> environment,
    String host,
    int port,
    int httpPort,
    Optional<String> databaseUrl,
    Optional<String> redisUrl,
    int databasePoolSize,
    Duration unaryDeadline,
    Duration streamDeadline,
    Duration drainDelay,
    Duration drainTimeout,
    Duration runContents,
    int maxConcurrentCalls) {
  private static final List<String> DATABASE_SCHEMES =
      List.of("postgres://", "postgresql://", "jdbc:postgresql://");
  private static final int MAX_SECONDS = 3_600;
  private static final int MAX_PORT = 65_535;
  private static final int MAX_DAYS = 3_650;

  /** Copies the environment. */
  public ServerConfig {
    environment = Map.copyOf(environment);
  }

  /**
   * Reads the settings.
   *
   * @param flags options of the command line by key, e.g. {@code data_dir}
   * @param environment the environment's variables
   * @throws ConfigException with every mistake there is
   */
  public static ServerConfig load(Map<String, String> flags, Map<String, String> environment) {
    Path dataDirectory = DataDirectories.choose(flags.get("data_dir"), environment);
    ConfigFile file = ConfigFile.find(dataDirectory, flags, environment);
    ConfigReader reader =
        new ConfigReader(file.name(), file.content().orElse(null), environment, flags);
    file.mistakes().forEach(reader::error);
    // The file is found by these two, so it can't set them.
    List.of("ROLEWRIGHT_DATA_DIR", "ROLEWRIGHT_CONFIG_DIR").forEach(reader::knownVariable);
    // Read by the client and by the launcher.
    List.of("ROLEWRIGHT_SERVER", "ROLEWRIGHT_HTTP", "ROLEWRIGHT_API_KEY", "ROLEWRIGHT_JAVA_OPTIONS")
        .forEach(reader::knownVariable);
    String host =
        reader
            .setting("host", "ROLEWRIGHT_HOST")
            .optional(ListenAddress::check)
            .orElse("127.0.0.1");
    int port = reader.setting("port", "ROLEWRIGHT_PORT").integer(0, MAX_PORT, 50_051);
    ServerConfig config =
        new ServerConfig(
            dataDirectory,
            file.directory(),
            environment,
            host,
            port,
            // Whoever takes a free port beside another server wants two.
            reader
                .setting("http_port", "ROLEWRIGHT_HTTP_PORT")
                .integer(0, MAX_PORT, port == 0 ? 0 : 8_080),
            reader.setting("database_url", "DATABASE_URL").optional(ServerConfig::databaseUrl),
            reader.setting("redis_url", "REDIS_URL").optional(ServerConfig::redisUrl),
            reader
                .setting("database_pool_size", "ROLEWRIGHT_DATABASE_POOL_SIZE")
                .integer(1, 500, 16),
            seconds(reader, "unary_deadline_seconds", "ROLEWRIGHT_UNARY_DEADLINE_SECONDS", 30),
            seconds(reader, "stream_deadline_seconds", "ROLEWRIGHT_STREAM_DEADLINE_SECONDS", 120),
            Duration.ofSeconds(
                reader
                    .setting("drain_delay_seconds", "ROLEWRIGHT_DRAIN_DELAY_SECONDS")
                    .integer(0, MAX_SECONDS, defaultDrainDelay(host))),
            seconds(reader, "drain_timeout_seconds", "ROLEWRIGHT_DRAIN_TIMEOUT_SECONDS", 20),
            Duration.ofDays(
                reader
                    .setting("run_content_days", "ROLEWRIGHT_RUN_CONTENT_DAYS")
                    .integer(0, MAX_DAYS, 30)),
            reader
                .setting("max_concurrent_calls", "ROLEWRIGHT_MAX_CONCURRENT_CALLS")
                .integer(1, 10_000, 64));
    if (file.mistakes().isEmpty()) {
      Settings.mistakes(file.directory(), environment).forEach(reader::error);
    }
    reader.knownVariable(Vault.VARIABLE);
    try {
      vault(environment);
    } catch (ConfigException wrong) {
      wrong
          .errors()
          .forEach(error -> reader.error("environment: " + Vault.VARIABLE + ": " + error));
    }
    reader.finish("ROLEWRIGHT_");
    return config;
  }

  /** Load balancers need the time of a look or two at the health; none stands before loopback. */
  private static int defaultDrainDelay(String host) {
    return ListenAddress.isLoopback(host) ? 1 : 5;
  }

  private static Duration seconds(
      ConfigReader reader, String key, String variable, int defaultValue) {
    return Duration.ofSeconds(reader.setting(key, variable).integer(1, MAX_SECONDS, defaultValue));
  }

  private static String databaseUrl(String url) {
    if (DATABASE_SCHEMES.stream().noneMatch(url::startsWith)) {
      throw new ConfigException(
          List.of("must begin with one of " + String.join(", ", DATABASE_SCHEMES)));
    }
    return DatabaseConfig.of(url).url();
  }

  private static String redisUrl(String url) {
    return KeyValueConfig.of(url).uri().toString();
  }

  /** Returns what keeps secrets; closed without a key. */
  Vault vault() {
    return vault(environment);
  }

  private static Vault vault(Map<String, String> environment) {
    String keys = environment.getOrDefault(Vault.VARIABLE, "");
    return keys.isBlank() ? Vault.closed() : Vault.create(keys);
  }

  /** Returns what calls may take of the server. */
  CallBounds callBounds() {
    return new CallBounds(new DeadlineCaps(unaryDeadline, streamDeadline), maxConcurrentCalls);
  }

  /** Hides the URLs, which hold passwords, and the environment, which holds keys. */
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
