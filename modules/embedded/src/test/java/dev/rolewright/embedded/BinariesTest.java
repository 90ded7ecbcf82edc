package dev.rolewright.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.platform.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinariesTest {
  @TempDir private Path directory;

  @Test
  void showsNoFolderUntilItIsComplete() throws IOException {
    assertThatThrownBy(
            () ->
                Binaries.provide(
                    directory,
                    "tool",
                    folder -> {
                      Files.writeString(folder.resolve("half"), "half");
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(directory.resolve("tool")).doesNotExist();

    Path complete =
        Binaries.provide(
            directory, "tool", folder -> Files.writeString(folder.resolve("whole"), "whole"));
    assertThat(complete.resolve("whole")).hasContent("whole");
    assertThat(complete.resolve("half")).doesNotExist();
    try (var entries = Files.list(directory)) {
      assertThat(entries.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("tool", ".lock");
    }
  }

  @Test
  void usesWhatIsThere() throws IOException {
    Path present = Files.createDirectory(directory.resolve("tool"));
    Machine.setMode(directory, "r-xr-xr-x");
    try {
      Path provided =
          Binaries.provide(
              directory,
              "tool",
              folder -> {
                throw new IOException("not to be called");
              });
      assertThat(provided).isEqualTo(present);
      assertThat(directory.resolve(".lock")).doesNotExist();
    } finally {
      Machine.setMode(directory, "rwxr-xr-x");
    }
  }

  @Test
  void unpacksOnceForManyThreads() throws Exception {
    AtomicInteger unpacked = new AtomicInteger();
    Callable<Path> task =
        () ->
            Binaries.provide(
                directory,
                "tool",
                folder ->
                    Files.writeString(
                        folder.resolve("file"), "copy " + unpacked.incrementAndGet()));
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Path> provided : threads.invokeAll(List.of(task, task, task, task))) {
        assertThat(provided.get().resolve("file")).hasContent("copy 1");
      }
    }
    assertThat(unpacked).hasValue(1);
  }

  @Test
  void saysWhatToDoWithoutTheResource() {
    assertThatThrownBy(() -> Binaries.resource("no-such-archive.txz"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("no-such-archive.txz")
        .hasMessageContaining("DATABASE_URL");
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-amd64",
    "Linux, aarch64, linux-arm64",
    "Mac OS X, x86_64, darwin-amd64",
    "Mac OS X, aarch64, darwin-arm64"
  })
  void knowsItsPlatforms(String system, String architecture, String name) {
    Platform platform = Platform.of(system, architecture);
    assertThat(platform.name()).isEqualTo(name);
    for (String executable : platform.redisExecutables()) {
      assertThat(Binaries.class.getClassLoader().getResource(executable)).isNotNull();
    }
  }

  @Test
  void refusesOtherPlatforms() {
    assertThatThrownBy(() -> Platform.of("Linux", "riscv64"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("REDIS_URL");
  }
}
