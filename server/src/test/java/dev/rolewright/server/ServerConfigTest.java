package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.platform.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerConfigTest {
  @TempDir Path directory;

  private static final String FULL =
      """
      {
        "host": "0.0.0.0",
        "port": 50061,
        "database_url": "postgres://ana:hunter2@db.example:5432/rolewright",
        "redis_url": "rediss://:hunter2@redis.example:6380/1",
        "database_pool_size": 24,
        "unary_deadline_seconds": 31,
        "stream_deadline_seconds": 121,
        "drain_timeout_seconds": 25,
        "max_concurrent_calls": 48
      }
      """;

  private ServerConfig load(Map<String, String> flags, Map<String, String> environment) {
    Map<String, String> withDirectory = new HashMap<>(flags);
    withDirectory.putIfAbsent("data_dir", directory.toString());
    return ServerConfig.load(withDirectory, environment);
  }

  private void file(String json) throws IOException {
    Files.createDirectories(directory.resolve("config"));
    Files.writeString(directory.resolve("config").resolve("rolewright.json"), json);
  }

  @Test
  void nothingNeedsToBeSet() {
    assertThat(load(Map.of(), Map.of()))
        .isEqualTo(
            new ServerConfig(
                directory,
                "127.0.0.1",
                50_051,
                Optional.empty(),
                Optional.empty(),
                16,
                Duration.ofSeconds(30),
                Duration.ofSeconds(120),
                Duration.ofSeconds(20),
                64));
  }

  @Test
  void theFileSetsEverything() throws IOException {
    file(FULL);
    assertThat(load(Map.of(), Map.of()))
        .isEqualTo(
            new ServerConfig(
                directory,
                "0.0.0.0",
                50_061,
                Optional.of("postgres://ana:hunter2@db.example:5432/rolewright"),
                Optional.of("rediss://:hunter2@redis.example:6380/1"),
                24,
                Duration.ofSeconds(31),
                Duration.ofSeconds(121),
                Duration.ofSeconds(25),
                48));
  }

  @Test
  void theEnvironmentBeatsTheFile() throws IOException {
    file(FULL);
    ServerConfig config =
        load(
            Map.of(),
            Map.of(
                "ROLEWRIGHT_MAX_CONCURRENT_CALLS", "6",
                "ROLEWRIGHT_HOST", "::1",
                "ROLEWRIGHT_PORT", "1",
                "DATABASE_URL", "postgresql://other/db",
                "REDIS_URL", "redis://other",
                "ROLEWRIGHT_DATABASE_POOL_SIZE", "2",
                "ROLEWRIGHT_UNARY_DEADLINE_SECONDS", "3",
                "ROLEWRIGHT_STREAM_DEADLINE_SECONDS", "4",
                "ROLEWRIGHT_DRAIN_TIMEOUT_SECONDS", "5"));
    assertThat(config)
        .isEqualTo(
            new ServerConfig(
                directory,
                "::1",
                1,
                Optional.of("postgresql://other/db"),
                Optional.of("redis://other"),
                2,
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                Duration.ofSeconds(5),
                6));
  }

  @Test
  void anOptionBeatsTheEnvironment() throws IOException {
    file(FULL);
    ServerConfig config =
        load(
            Map.of("port", "0", "host", "localhost"),
            Map.of("ROLEWRIGHT_PORT", "1", "ROLEWRIGHT_HOST", "::1"));
    assertThat(config.port()).isZero();
    assertThat(config.host()).isEqualTo("localhost");
  }

  @Test
  void aBlankVariableIsNotSet() throws IOException {
    file(FULL);
    ServerConfig config =
        load(
            Map.of(), Map.of("ROLEWRIGHT_PORT", " ", "ROLEWRIGHT_CONFIG_DIR", "", "REDIS_URL", ""));
    assertThat(config.port()).isEqualTo(50_061);
    assertThat(config.redisUrl()).isPresent();
  }

  @Test
  void everyMistakeIsReportedAtOnceWithTheNearestName() throws IOException {
    file(
        """
        {"unary_deadline_second": 30, "port": 70000, "host": ["a"], "database_url": "mysql://x:hunter2@y"}
        """);
    assertThatThrownBy(
            () ->
                load(
                    Map.of(),
                    Map.of(
                        "ROLEWRIGHT_HOTS", "x",
                        "ROLEWRIGHT_DATABASE_POOL_SIZE", "many",
                        "REDIS_URL", "http://x:hunter2@y")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(
            "unknown setting \"unary_deadline_second\"; did you mean \"unary_deadline_seconds\"?")
        .hasMessageContaining("unknown variable ROLEWRIGHT_HOTS; did you mean \"ROLEWRIGHT_HOST\"?")
        .hasMessageContaining("\"port\": must be a whole number in 0..65535")
        .hasMessageContaining("\"host\" must be a single value")
        .hasMessageContaining("ROLEWRIGHT_DATABASE_POOL_SIZE: must be a whole number in 1..500")
        .hasMessageContaining("DATABASE_URL (\"database_url\"): must begin with one of postgres://")
        .hasMessageContaining("REDIS_URL (\"redis_url\"): must begin with one of redis://")
        .message()
        .doesNotContain("hunter2")
        .satisfies(message -> assertThat(message.lines()).hasSize(7));
  }

  @Test
  void theDirectoriesCantBeSetInTheFile() throws IOException {
    file("{\"data_dir\": \"/elsewhere\", \"config\": \"/elsewhere\"}");
    assertThatThrownBy(() -> load(Map.of(), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("unknown setting \"data_dir\"")
        .hasMessageContaining("unknown setting \"config\"");
  }

  @Test
  void aFileThatIsNoJsonIsNamedWithThePlace() throws IOException {
    file("{\"port\": 1,\n  host}");
    assertThatThrownBy(() -> load(Map.of(), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("rolewright.json: is no valid JSON")
        .hasMessageContaining("(line 2");
  }

  @Test
  void aFileThatCantBeReadIsNamed() throws IOException {
    Files.createDirectories(directory.resolve("config").resolve("rolewright.json"));
    assertThatThrownBy(() -> load(Map.of(), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("rolewright.json: can't be read");
  }

  @Test
  void theConfigurationDirectoryIsTheOptionThenTheVariable(
      @TempDir Path option, @TempDir Path variable) throws IOException {
    Files.writeString(option.resolve("rolewright.json"), "{\"port\": 1}");
    Files.writeString(variable.resolve("rolewright.json"), "{\"port\": 2}");
    Map<String, String> environment = Map.of("ROLEWRIGHT_CONFIG_DIR", variable.toString());
    assertThat(load(Map.of("config", option.toString()), environment).port()).isEqualTo(1);
    assertThat(load(Map.of(), environment).port()).isEqualTo(2);
  }

  @Test
  void whatClientAndLauncherReadIsNoMistake() {
    load(
        Map.of(),
        Map.of(
            "ROLEWRIGHT_SERVER", "x",
            "ROLEWRIGHT_API_KEY", "x",
            "ROLEWRIGHT_JAVA_OPTIONS", "x",
            "ROLEWRIGHT_DATA_DIR", "x",
            "HOME", "x"));
  }

  @Test
  void passwordsAreNotPrinted() throws IOException {
    file(FULL);
    assertThat(load(Map.of(), Map.of()).toString()).doesNotContain("hunter2");
  }

  @Test
  void theDataDirectoryIsTheOptionThenTheVariableThenTheUsers() {
    Map<String, String> all =
        Map.of("ROLEWRIGHT_DATA_DIR", "/from/variable", "XDG_DATA_HOME", "/from/xdg");
    assertThat(DataDirectories.choose("/from/option", all)).isEqualTo(Path.of("/from/option"));
    assertThat(DataDirectories.choose(null, all)).isEqualTo(Path.of("/from/variable"));
    assertThat(DataDirectories.choose(" ", Map.of("XDG_DATA_HOME", "/from/xdg")))
        .isEqualTo(Path.of("/from/xdg/rolewright"));
    Path home = Path.of(System.getProperty("user.home"), ".local", "share", "rolewright");
    assertThat(DataDirectories.choose(null, Map.of())).isEqualTo(home);
    // The XDG rule: a path that is not absolute is to be ignored.
    assertThat(DataDirectories.choose(null, Map.of("XDG_DATA_HOME", "relative"))).isEqualTo(home);
  }

  @Test
  void relativeDirectoriesStartWhereTheUserStands() throws IOException {
    Files.createDirectories(directory.resolve("settings"));
    Files.writeString(directory.resolve("settings").resolve("rolewright.json"), "{\"port\": 3}");
    String before = System.getProperty("rolewright.cwd", "");
    System.setProperty("rolewright.cwd", directory.toString());
    try {
      ServerConfig config =
          ServerConfig.load(Map.of("data_dir", "data", "config", "settings"), Map.of());
      assertThat(config.dataDirectory()).isEqualTo(directory.resolve("data"));
      assertThat(config.port()).isEqualTo(3);
    } finally {
      System.setProperty("rolewright.cwd", before);
    }
  }

  @Test
  void optionsAreReadInBothForms() {
    assertThat(
            ServeOptions.parse(
                List.of("--data-dir", "/a b", "--host=::1", "--port=0", "--config", "c=d")))
        .isEqualTo(Map.of("data_dir", "/a b", "host", "::1", "port", "0", "config", "c=d"));
    assertThat(ServeOptions.parse(List.of())).isEmpty();
  }

  @Test
  void everyWrongOptionIsReported() {
    assertThatThrownBy(() -> ServeOptions.parse(List.of("--prot=1", "surplus", "--port")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("unknown option --prot; did you mean --port?")
        .hasMessageContaining("unknown option surplus")
        .hasMessageContaining("--port needs a value");
  }

  @Test
  void theHelpNamesEveryOption() {
    assertThat(ServeOptions.HELP)
        .contains(
            "--data-dir", "--host", "--port", "--config", "--help", "DATABASE_URL", "REDIS_URL");
  }

  @Test
  void aServerOnAllAddressesIsReachedOnLoopback() {
    assertThat(ListenAddress.forClients("0.0.0.0", 1)).isEqualTo("127.0.0.1:1");
    assertThat(ListenAddress.forClients("::", 1)).isEqualTo("[::1]:1");
    assertThat(ListenAddress.forClients("fe80::1", 1)).isEqualTo("[fe80::1]:1");
    assertThat(ListenAddress.forClients("db.example", 1)).isEqualTo("db.example:1");
  }
}
