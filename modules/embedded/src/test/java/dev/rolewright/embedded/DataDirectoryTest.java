package dev.rolewright.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.platform.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir private Path temporary;

  @Test
  void isCreatedForItsOwnerAlone() throws IOException {
    try (DataDirectory directory = DataDirectory.lock(temporary.resolve("a/b"))) {
      assertThat(Machine.mode(directory.path())).isEqualTo("rwx------");
      assertThat(Machine.mode(directory.path().resolve("lock"))).isEqualTo("rw-------");
    }
    assertThat(temporary.resolve("a/b/lock"))
        .content()
        .isEqualTo(ProcessHandle.current().pid() + "\n");
  }

  @Test
  void isRefusedASecondTimeInOneProcessByWhateverPath() throws IOException {
    Path path = temporary.resolve("data");
    Path link = temporary.resolve("link");
    try (DataDirectory first = DataDirectory.lock(path)) {
      Files.createSymbolicLink(link, first.path());
      assertThatThrownBy(() -> DataDirectory.lock(link))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("the process " + ProcessHandle.current().pid());
    }
    DataDirectory.lock(link).close();
  }

  @Test
  void isRefusedWithThePidOfTheOtherServerUntilThatIsKilled() throws IOException {
    Path path = temporary.resolve("data");
    try (ServerProcess server = ServerProcess.start(path, Machine.BINARIES)) {
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatThrownBy(() -> DataDirectory.lock(path))
            .isInstanceOf(ConfigException.class)
            .hasMessageContaining("the process " + server.pid());
      }
      server.kill();
      try (DataDirectory directory = DataDirectory.lock(path)) {
        EmbeddedPostgres.start(Machine.config(directory)).close();
        EmbeddedRedis.start(Machine.config(directory)).close();
      }
      assertThat(Machine.runs(server.postgresPid())).isFalse();
      assertThat(Machine.runs(server.redisPid())).isFalse();
    }
  }

  @Test
  void closingTwiceDoesNotReleaseTheNextHoldersLock() {
    Path path = temporary.resolve("data");
    DataDirectory first = DataDirectory.lock(path);
    first.close();
    try (DataDirectory second = DataDirectory.lock(path)) {
      first.close();
      assertThatThrownBy(() -> DataDirectory.lock(second.path()))
          .isInstanceOf(ConfigException.class);
    }
  }

  @Test
  void saysWhenThePathIsAFile() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));
    assertThatThrownBy(() -> DataDirectory.lock(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("is no directory");
  }
}
