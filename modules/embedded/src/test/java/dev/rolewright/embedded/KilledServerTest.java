package dev.rolewright.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledServerTest {
  @TempDir private Path temporary;

  @Test
  void nextStartEndsTheOrphansAndFindsTheData() throws IOException, SQLException {
    Path data = temporary.resolve("data");
    long postgresOrphan;
    long redisOrphan;
    try (ServerProcess server = ServerProcess.start(data, Machine.BINARIES)) {
      postgresOrphan = server.postgresPid();
      redisOrphan = server.redisPid();
      Machine.execute(
          server.jdbcUrl(), server.password(), "create table note as select 'kept' as text");
      server.kill();
    }
    assertThat(Machine.runs(postgresOrphan)).isTrue();
    assertThat(Machine.runs(redisOrphan)).isTrue();
    try (DataDirectory directory = DataDirectory.lock(data);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(Machine.config(directory));
        EmbeddedRedis redis = EmbeddedRedis.start(Machine.config(directory))) {
      assertThat(Machine.query(postgres, "select text from note")).isEqualTo("kept");
      assertThat(Machine.runs(postgresOrphan)).isFalse();
      assertThat(Machine.runs(redisOrphan)).isFalse();
      assertThat(Machine.runs(redis.pid())).isTrue();
    }
  }

  @Test
  void orderlyEndLeavesNoChild() throws IOException {
    try (ServerProcess server = ServerProcess.start(temporary.resolve("data"), Machine.BINARIES)) {
      assertThat(server.end()).isZero();
      assertThat(Machine.runs(server.postgresPid())).isFalse();
      assertThat(Machine.runs(server.redisPid())).isFalse();
    }
  }

  @Test
  void hurriedEndLeavesNoChildAndLosesNothing() throws IOException, SQLException {
    Path data = temporary.resolve("data");
    try (ServerProcess server = ServerProcess.start(data, Machine.BINARIES)) {
      Machine.execute(
          server.jdbcUrl(), server.password(), "create table note as select 'kept' as text");
      assertThat(server.hurry()).isEqualTo(ServerProcess.HURRIED);
      assertThat(Machine.runs(server.postgresPid())).isFalse();
      assertThat(Machine.runs(server.redisPid())).isFalse();
    }
    try (DataDirectory directory = DataDirectory.lock(data);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(Machine.config(directory))) {
      assertThat(Machine.query(postgres, "select text from note")).isEqualTo("kept");
    }
  }

  @Test
  void childrenDoNotInheritSecretsOfTheEnvironment() throws IOException {
    assumeTrue(Machine.isLinux(), "environments are read from /proc");
    try (ServerProcess server = ServerProcess.start(temporary.resolve("data"), Machine.BINARIES)) {
      for (long pid : List.of(server.postgresPid(), server.redisPid())) {
        assertThat(Files.readString(Path.of("/proc/" + pid + "/environ")))
            .contains("PATH=")
            .doesNotContain(ServerProcess.SECRET);
      }
      server.end();
    }
  }

  @Test
  void twoServersMayUnpackIntoOneFolder() throws IOException {
    Path binaries = temporary.resolve("binaries");
    try (ServerProcess first =
            ServerProcess.launch(
                List.of(), ServerProcess.classPath(), temporary.resolve("first"), binaries);
        ServerProcess second =
            ServerProcess.launch(
                List.of(), ServerProcess.classPath(), temporary.resolve("second"), binaries)) {
      first.awaitReport();
      second.awaitReport();
      assertThat(Machine.runs(first.postgresPid())).isTrue();
      assertThat(Machine.runs(second.postgresPid())).isTrue();
      assertThat(first.end()).isZero();
      assertThat(second.end()).isZero();
    }
  }

  @Test
  void anOrdinaryUserMayRunIt() throws IOException, SQLException {
    assumeTrue(Machine.isRoot(), "the other tests already run as an ordinary user");
    Machine.setMode(temporary, "rwxr-xr-x");
    String classPath =
        ServerProcess.copyClassPath(Files.createDirectory(temporary.resolve("classes")));
    Path home = Files.createDirectory(temporary.resolve("home"));
    OwnedFiles.changeOwner(home, 65534);
    for (int start = 0; start < 2; start++) {
      try (ServerProcess server =
          ServerProcess.start(
              PostgresAccount.NOBODY.prefix(),
              classPath,
              home.resolve("data"),
              home.resolve("binaries"))) {
        Machine.execute(
            server.jdbcUrl(), server.password(), "create table note_" + start + " (text text)");
        assertThat(server.end()).isZero();
      }
    }
    assertThat(OwnedFiles.ownerOf(home.resolve("data/postgres/data"))).isEqualTo(65534);
  }
}
