package dev.rolewright.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rolewright.platform.ConfigException;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  @TempDir private Path temporary;

  private DataDirectory directory;
  private EmbeddedConfig config;

  @BeforeEach
  void lock() {
    directory = DataDirectory.lock(temporary.resolve("data"));
    config = Machine.config(directory);
  }

  @AfterEach
  void unlock() {
    directory.close();
  }

  @Test
  void isInNamedModule() {
    assertThat(EmbeddedPostgres.class.getModule().isNamed()).isTrue();
  }

  @Test
  void keepsDataOverRestart() throws SQLException {
    long firstPid;
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(config)) {
      firstPid = postgres.pid();
      assertThat(Machine.runs(firstPid)).isTrue();
      Machine.execute(postgres, "create table note as select 'kept' as text");
    }
    assertThat(Machine.runs(firstPid)).isFalse();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(config)) {
      assertThat(Machine.query(postgres, "select text from note")).isEqualTo("kept");
    }
  }

  @Test
  void knowsTheLettersOfAllLanguages() throws SQLException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(config)) {
      assertThat(Machine.query(postgres, "select upper('crème æøå')")).isEqualTo("CRÈME ÆØÅ");
      assertThat(Machine.query(postgres, "show server_encoding")).isEqualTo("UTF8");
    }
  }

  @Test
  void asksForThePasswordAndListensOnLoopbackAlone() throws SQLException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(config)) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), "rolewright", "guess"))
          .satisfies(refusal -> assertThat(refusal.getSQLState()).isEqualTo("28P01"));
      assertThat(Machine.query(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(Machine.query(postgres, "show unix_socket_directories")).isEmpty();
      assertThat(Machine.query(postgres, "show fsync")).isEqualTo("on");
      assertThat(Machine.query(postgres, "show max_connections")).isEqualTo("60");
    }
  }

  @Test
  void hidesItsFilesFromOtherUsers() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(config)) {
      Path folder = directory.path().resolve("postgres");
      assertThat(Machine.mode(folder)).isEqualTo("rwx------");
      assertThat(Machine.mode(folder.resolve("data"))).isEqualTo("rwx------");
      assertThat(Machine.mode(folder.resolve("password"))).isEqualTo("rw-------");
      assertThat(Machine.mode(folder.resolve("log"))).isEqualTo("rw-------");
      assertThat(folder.resolve("log")).content().contains("ready to accept connections");
      assertThat(folder.resolve("password")).content().isEqualTo(postgres.password());
    }
  }

  @Test
  void runsInItsOwnSession() throws IOException {
    assumeTrue(Machine.isLinux(), "sessions are read from /proc");
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(config)) {
      String status = Files.readString(Path.of("/proc/" + postgres.pid() + "/stat"));
      String session = status.substring(status.lastIndexOf(')') + 2).split(" ")[3];
      assertThat(session).isEqualTo(String.valueOf(postgres.pid()));
    }
  }

  @Test
  void writesNoPersonalDataToItsLog() throws IOException, SQLException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(config)) {
      Machine.execute(postgres, "create table person (mail text primary key)");
      Machine.execute(postgres, "insert into person values ('ada@example.org')");
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(
              () -> Machine.execute(postgres, "insert into person values ('ada@example.org')"));
      assertThat(directory.path().resolve("postgres/log"))
          .content()
          .contains("duplicate key")
          .doesNotContain("ada@example.org");
    }
  }

  @Test
  void closesOnceAndMayStartAgain() {
    EmbeddedPostgres first = EmbeddedPostgres.start(config);
    assertThatThrownBy(() -> EmbeddedPostgres.start(config))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("already runs");
    assertThat(Machine.runs(first.pid())).isTrue();
    first.close();
    try (EmbeddedPostgres second = EmbeddedPostgres.start(config)) {
      first.close();
      assertThat(Machine.runs(second.pid())).isTrue();
    }
  }

  @Test
  void replacesDataThatAKilledStartLeftUnfinished() throws IOException, SQLException {
    Path unfinished = directory.path().resolve("postgres/data.new");
    Files.createDirectories(unfinished.resolve("base"));
    Files.writeString(unfinished.resolve("PG_VERSION"), "18");
    Files.writeString(directory.path().resolve("postgres/password"), "of the killed start");
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(config)) {
      assertThat(Machine.query(postgres, "select 1")).isEqualTo("1");
      assertThat(unfinished).doesNotExist();
    }
  }

  @Test
  void leavesAProcessAloneThatHasTheNotedIdOrNamesTheFolder() throws IOException {
    EmbeddedPostgres.start(config).close();
    Path log = directory.path().resolve("postgres/log");
    Process stranger =
        new ProcessBuilder("tail", "-f", log.toString())
            .directory(directory.path().resolve("postgres/data").toFile())
            .redirectOutput(new File("/dev/null"))
            .start();
    try {
      Files.writeString(
          directory.path().resolve("postgres/data/postmaster.pid"),
          stranger.pid() + "\n/elsewhere\n1700000000\n5432\n\n127.0.0.1\n1 1\nready\n");
      try (EmbeddedPostgres postgres = EmbeddedPostgres.start(config)) {
        assertThat(stranger.isAlive()).isTrue();
        assertThat(postgres.pid()).isNotEqualTo(stranger.pid());
      }
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void saysWhatToDoWhenThePasswordIsLost() throws IOException {
    EmbeddedPostgres.start(config).close();
    Files.delete(directory.path().resolve("postgres/password"));
    assertThatThrownBy(() -> EmbeddedPostgres.start(config))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("password is missing");
  }

  @Test
  void showsTheEndOfTheLogWhenItDoesNotStart() throws IOException {
    EmbeddedPostgres.start(config).close();
    Files.writeString(directory.path().resolve("postgres/data/postgresql.conf"), "no_setting = 1");
    assertThatExceptionOfType(RolewrightException.class)
        .isThrownBy(() -> EmbeddedPostgres.start(config))
        .withMessageContaining("no_setting")
        .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE));
  }

  @Test
  void leavesNoProcessWhenTheTimeIsUp() {
    EmbeddedPostgres.start(config).close();
    EmbeddedConfig hasty = new EmbeddedConfig(directory, Machine.BINARIES, Duration.ofNanos(1));
    assertThatThrownBy(() -> EmbeddedPostgres.start(hasty))
        .isInstanceOf(RolewrightException.class)
        .hasMessageContaining("not ready within");
    assertThat(ProcessHandle.current().children().map(child -> child.info().arguments()))
        .noneMatch(
            arguments ->
                arguments.isPresent()
                    && Arrays.toString(arguments.get()).contains(directory.path().toString()));
  }

  @Test
  void namesEachRefusalWhenNoAccountWorks() {
    PostgresAccount absent =
        new PostgresAccount(
            "by an absent program",
            List.of("rolewright-no-program"),
            PostgresAccount.NOBODY.owner());
    assertThatThrownBy(() -> EmbeddedPostgres.start(config, List.of(absent), RestartPolicy.DEFAULT))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("rolewright-no-program can't be started")
        .hasMessageContaining("DATABASE_URL");
  }

  @Test
  void changesTheAccountOfExistingData() throws IOException, SQLException {
    assumeTrue(Machine.isRoot(), "only root can change the user");
    Machine.setMode(temporary, "rwx--x--x");
    Path binaries = temporary.resolve("binaries");
    EmbeddedConfig reachable =
        new EmbeddedConfig(directory, binaries, EmbeddedConfig.DEFAULT_START_TIMEOUT);
    for (PostgresAccount account :
        List.of(PostgresAccount.NOBODY, PostgresAccount.NAMESPACE, PostgresAccount.NOBODY)) {
      try (EmbeddedPostgres postgres =
          EmbeddedPostgres.start(reachable, List.of(account), RestartPolicy.DEFAULT)) {
        Machine.execute(postgres, "create table if not exists note (text text)");
        Machine.execute(postgres, "insert into note values ('one more')");
      }
    }
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(reachable)) {
      assertThat(Machine.query(postgres, "select count(*) from note")).isEqualTo("3");
    }
    assertThat(Machine.mode(directory.path())).isEqualTo("rwx--x---");
  }
}
