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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerConfigTest {
  @TempDir Path directory;

  private static final String FULL =
      """
      {
        "host": "0.0.0.0",
        "port": 50061,
        "http_port": 8081,
        "database_url": "postgres://ana:hunter2@db.example:5432/rolewright",
        "redis_url": "rediss://:hunter2@redis.example:6380/1",
        "database_pool_size": 24,
        "unary_deadline_seconds": 31,
        "stream_deadline_seconds": 121,
        "drain_delay_seconds": 7,
        "drain_timeout_seconds": 25,
        "run_content_days": 7,
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
                directory.resolve("config"),
                Map.of(),
                "127.0.0.1",
                50_051,
                8_080,
                Optional.empty(),
                Optional.empty(),
                16,
                Duration.ofSeconds(30),
                Duration.ofSeconds(120),
                Duration.ofSeconds(1),
                Duration.ofSeconds(20),
                Duration.ofDays(30),
                64));
  }

  @Test
  void whoTakesAFreePortGetsTwo() {
    assertThat(load(Map.of("port", "0"), Map.of()).httpPort()).isZero();
    assertThat(load(Map.of("port", "0", "http_port", "81"), Map.of()).httpPort()).isEqualTo(81);
  }

  @Test
  void theFileSetsEverything() throws IOException {
    file(FULL);
    assertThat(load(Map.of(), Map.of()))
        .isEqualTo(
            new ServerConfig(
                directory,
                directory.resolve("config"),
                Map.of(),
                "0.0.0.0",
                50_061,
                8_081,
                Optional.of("postgres://ana:hunter2@db.example:5432/rolewright"),
                Optional.of("rediss://:hunter2@redis.example:6380/1"),
                24,
                Duration.ofSeconds(31),
                Duration.ofSeconds(121),
                Duration.ofSeconds(7),
                Duration.ofSeconds(25),
                Duration.ofDays(7),
                48));
  }

  @Test
  void aServerThatOthersReachTellsThemEarlierThatItStops() {
    for (String loopback : List.of("127.0.0.1", "127.1.2.3", "localhost", "::1")) {
      assertThat(ListenAddress.isLoopback(loopback)).as(loopback).isTrue();
    }
    for (String reachable : List.of("0.0.0.0", "::", "10.1.2.3", "rolewright.example")) {
      assertThat(ListenAddress.isLoopback(reachable)).as(reachable).isFalse();
    }
    assertThat(load(Map.of("host", "127.0.0.1"), Map.of()).drainDelay())
        .isEqualTo(Duration.ofSeconds(1));
    assertThat(load(Map.of("host", "0.0.0.0"), Map.of()).drainDelay())
        .isEqualTo(Duration.ofSeconds(5));
    assertThat(load(Map.of(), Map.of("ROLEWRIGHT_DRAIN_DELAY_SECONDS", "0")).drainDelay())
        .isEqualTo(Duration.ZERO);
  }

  @Test
  void theEnvironmentBeatsTheFile() throws IOException {
    file(FULL);
    Map<String, String> environment =
        Map.ofEntries(
            Map.entry("ROLEWRIGHT_MAX_CONCURRENT_CALLS", "6"),
            Map.entry("ROLEWRIGHT_HOST", "localhost"),
            Map.entry("ROLEWRIGHT_PORT", "1"),
            Map.entry("ROLEWRIGHT_HTTP_PORT", "9"),
            Map.entry("DATABASE_URL", "postgresql://other/db"),
            Map.entry("REDIS_URL", "redis://other"),
            Map.entry("ROLEWRIGHT_DATABASE_POOL_SIZE", "2"),
            Map.entry("ROLEWRIGHT_UNARY_DEADLINE_SECONDS", "3"),
            Map.entry("ROLEWRIGHT_STREAM_DEADLINE_SECONDS", "4"),
            Map.entry("ROLEWRIGHT_DRAIN_DELAY_SECONDS", "8"),
            Map.entry("ROLEWRIGHT_RUN_CONTENT_DAYS", "0"),
            Map.entry("ROLEWRIGHT_DRAIN_TIMEOUT_SECONDS", "5"));
    assertThat(load(Map.of(), environment))
        .isEqualTo(
            new ServerConfig(
                directory,
                directory.resolve("config"),
                environment,
                "localhost",
                1,
                9,
                Optional.of("postgresql://other/db"),
                Optional.of("redis://other"),
                2,
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                Duration.ofSeconds(8),
                Duration.ofSeconds(5),
                Duration.ZERO,
                6));
  }

  @Test
  void anOptionBeatsTheEnvironment() throws IOException {
    file(FULL);
    ServerConfig config =
        load(
            Map.of("port", "0", "host", "localhost"),
            Map.of("ROLEWRIGHT_PORT", "1", "ROLEWRIGHT_HOST", "127.0.0.1"));
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
        .hasMessageContaining("\"database_url\": must begin with one of postgres://")
        .hasMessageContaining("environment: REDIS_URL: must begin with redis:// or rediss://")
        .message()
        .doesNotContain("hunter2")
        .satisfies(message -> assertThat(message.lines()).hasSize(7));
  }

  @ParameterizedTest
  @CsvSource({
    "DATABASE_URL, postgres://ana:hunter2@db.example, can't be read",
    "DATABASE_URL, postgres://ana:hunter2@db.example:99999/app, can't be read",
    "DATABASE_URL, jdbc:postgresql://db.example?password=hunter2, can't be read",
    "REDIS_URL, redis://:hunter2@/0, names no host",
    "REDIS_URL, redis://:hunter2@redis.example/first, database number",
    "REDIS_URL, redis://hunter2@redis.example, behind a colon",
    "REDIS_URL, redis://:hunter 2@redis.example, is no URL",
    "ROLEWRIGHT_HOST, 192.0.2.1, must be an address of this machine",
    "ROLEWRIGHT_HOST, 300.1.1.1, must be an address of this machine",
    "ROLEWRIGHT_HOST, two words, must be an address of this machine"
  })
  void whatTheStoresAndThePortWouldRefuseIsToldWithTheRest(
      String variable, String value, String mistake) {
    assertThatThrownBy(
            () -> load(Map.of(), Map.of(variable, value, "ROLEWRIGHT_DRAIN_TIMEOUT_SECONDS", "0")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("environment: " + variable + ": ")
        .hasMessageContaining(mistake)
        .hasMessageContaining("ROLEWRIGHT_DRAIN_TIMEOUT_SECONDS")
        .hasMessageNotContaining("hunter");
  }

  @Test
  void aMistakeInTheFileIsToldAlsoWhereTheEnvironmentGoesBefore() throws IOException {
    file("{\"host\": 12, \"port\": 70000, \"redis_url\": \"redis://hunter2@redis.example\"}");
    assertThatThrownBy(
            () ->
                load(
                    Map.of("port", "0"),
                    Map.of("ROLEWRIGHT_HOST", "127.0.0.1", "REDIS_URL", "redis://other")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("\"host\": must be a text in quotation marks")
        .hasMessageContaining("\"port\": must be a whole number in 0..65535")
        .hasMessageContaining("\"redis_url\": a password stands behind a colon")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aConfigurationThatIsNotWhereItWasSaidToBeIsAMistake(@TempDir Path other) throws IOException {
    Path missing = other.resolve("missing");
    Path file = Files.writeString(other.resolve("file"), "{}");
    Path empty = Files.createDirectory(other.resolve("empty"));
    Map<Path, String> mistakes =
        Map.of(
            missing, "there is no directory " + missing,
            file, file + " is no directory; name the one that holds rolewright.json",
            empty, "there is no rolewright.json and no other configuration in " + empty);
    mistakes.forEach(
        (path, mistake) -> {
          assertThatThrownBy(
                  () -> load(Map.of("config", path.toString()), Map.of("ROLEWRIGHT_PORT", "many")))
              .isInstanceOf(ConfigException.class)
              .hasMessageContaining("--config: " + mistake)
              .hasMessageContaining("ROLEWRIGHT_PORT");
          assertThatThrownBy(() -> load(Map.of(), Map.of("ROLEWRIGHT_CONFIG_DIR", path.toString())))
              .isInstanceOf(ConfigException.class)
              .hasMessageContaining("environment: ROLEWRIGHT_CONFIG_DIR: " + mistake);
        });
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
  void aFileThatCantBeReadIsToldWithTheRest() throws IOException {
    Files.createDirectories(directory.resolve("config").resolve("rolewright.json"));
    assertThatThrownBy(() -> load(Map.of(), Map.of("ROLEWRIGHT_PORT", "many")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("rolewright.json: is a directory and no file")
        .hasMessageContaining("ROLEWRIGHT_PORT");
    Files.delete(directory.resolve("config").resolve("rolewright.json"));
    Files.write(directory.resolve("config").resolve("rolewright.json"), new byte[] {(byte) 0xff});
    assertThatThrownBy(() -> load(Map.of(), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("rolewright.json: can't be read (MalformedInputException)");
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
    assertThat(DataDirectories.choose(null, Map.of("HOME", "relative"))).isEqualTo(home);
    assertThat(DataDirectories.choose(null, Map.of("HOME", "/home/of/shell")))
        .isEqualTo(Path.of("/home/of/shell/.local/share/rolewright"));
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
    List<String> ofTheDemo = List.of("--temporary", "--port", "0");
    assertThat(ServeOptions.parse(ofTheDemo)).isEqualTo(Map.of("port", "0"));
    assertThat(ServeOptions.isTemporary(ofTheDemo)).isTrue();
    assertThat(ServeOptions.isTemporary(List.of("--port", "0"))).isFalse();
  }

  @Test
  void everyWrongOptionIsReported() {
    assertThatThrownBy(
            () -> ServeOptions.parse(List.of("--prot=1", "surplus", "--data-dir", "", "--port")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("unknown option --prot; did you mean --port?")
        .hasMessageContaining("unknown option surplus")
        .hasMessageContaining("--data-dir is empty; leave it out for the default")
        .hasMessageContaining("--port needs a value");
  }

  @Test
  void theHelpNamesEveryOptionAndHasExamples() {
    assertThat(ServeOptions.HELP)
        .contains(
            "--data-dir",
            "--host",
            "--port",
            "--http-port",
            "--config",
            "--help",
            "DATABASE_URL",
            "REDIS_URL")
        .contains("Examples:\n  rolewright serve\n");
  }

  @Test
  void aServerOnAllAddressesIsReachedOnLoopback() {
    assertThat(ListenAddress.forClients("0.0.0.0", 1)).isEqualTo("127.0.0.1:1");
    assertThat(ListenAddress.forClients("::", 1)).isEqualTo("[::1]:1");
    assertThat(ListenAddress.forClients("fe80::1", 1)).isEqualTo("[fe80::1]:1");
    assertThat(ListenAddress.forClients("db.example", 1)).isEqualTo("db.example:1");
  }

  @Test
  void theEncryptionKeyOpensTheVault() {
    assertThat(load(Map.of(), Map.of()).vault().isOpen()).isFalse();
    String key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    ServerConfig config = load(Map.of(), Map.of("ROLEWRIGHT_ENCRYPTION_KEY", key));
    assertThat(config.vault().isOpen()).isTrue();
    assertThat(config.toString()).doesNotContain(key);
    assertThatThrownBy(() -> load(Map.of(), Map.of("ROLEWRIGHT_ENCRYPTION_KEY", "sesame")))
        .isInstanceOfSatisfying(
            ConfigException.class,
            wrong ->
                assertThat(wrong.errors())
                    .containsExactly(
                        "environment: ROLEWRIGHT_ENCRYPTION_KEY: must be 32 bytes in base64; make"
                            + " one by: openssl rand -base64 32"));
  }
}
