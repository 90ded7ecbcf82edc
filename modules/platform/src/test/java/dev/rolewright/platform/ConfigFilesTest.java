package dev.rolewright.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFilesTest {
  @TempDir Path directory;

  private ConfigFiles files() {
    return ConfigFiles.in(
        directory,
        Set.of("one.json", "two.json"),
        Set.of("other.json"),
        Set.of("parts"),
        texts -> texts.text("one.json").map(Path::of).map(Set::of).orElse(Set.of()));
  }

  private Path write(String name, String content) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  @Test
  void readsTheNamedFilesThoseOfFoldersAndTheReferred() throws IOException {
    Path secret = write("secrets/key", "sesame");
    write("one.json", secret.toString());
    write("other.json", "{}");
    write("parts/b.json", "b");
    write("parts/.hidden.json", "h");
    write("parts/b.json~", "backup");
    assertThat(files().read())
        .isEqualTo(
            new ConfigTexts(
                Map.of(
                    "one.json",
                    secret.toString(),
                    "parts/b.json",
                    "b",
                    secret.toString(),
                    "sesame"),
                Set.of("parts"),
                Map.of()));
  }

  @Test
  void aMissingDirectoryIsNoMistake() {
    directory = directory.resolve("none");
    assertThat(files().read()).isEqualTo(ConfigTexts.NONE);
  }

  @Test
  void saysWhatCannotBeRead() throws IOException {
    Files.createDirectory(directory.resolve("two.json"));
    write("one.json", directory.resolve("nowhere").toString());
    write("parts", "no folder");
    write("tow.json", "");
    Files.write(directory.resolve("large.json"), new byte[0]);
    ConfigTexts texts = files().read();
    assertThat(texts.problems().values())
        .containsExactlyInAnyOrder(
            directory.resolve("two.json") + ": is a directory",
            directory.resolve("nowhere") + ": is named by the configuration and isn't there",
            directory.resolve("parts") + ": is no directory",
            directory.resolve("tow.json")
                + ": is no configuration file; did you mean \"two.json\"?",
            directory.resolve("large.json")
                + ": is no configuration file; remove it or give it another ending");
  }

  @Test
  void refusesWhatIsTooLargeOrNoText() throws IOException {
    Files.write(directory.resolve("two.json"), new byte[(1 << 20) + 1]);
    assertThat(files().read().problems().get("two.json")).contains("has more than 1 MiB");
    Files.write(directory.resolve("two.json"), new byte[] {'"', (byte) 0xff, '"'});
    assertThat(files().read().problems().get("two.json")).contains("is not UTF-8");
  }

  /** As Kubernetes replaces mounted files: by a link that points at another directory at once. */
  @Test
  void neverMixesTheFilesOfTwoVersions() throws Exception {
    Path link = directory.resolve("parts");
    Files.createSymbolicLink(link, version(0));
    AtomicBoolean over = new AtomicBoolean();
    Thread writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  Path next = directory.resolve("next");
                  try {
                    // No content comes back, so two readings that agree can't be the same mixture.
                    for (int number = 1; !over.get(); number++) {
                      Files.createSymbolicLink(next, version(number));
                      Files.move(next, link, StandardCopyOption.ATOMIC_MOVE);
                    }
                  } catch (IOException failure) {
                    throw new IllegalStateException(failure);
                  }
                });
    try {
      for (int reading = 0; reading < 200; reading++) {
        ConfigTexts texts = files().read();
        if (texts.problems().isEmpty()) {
          assertThat(Set.copyOf(texts.texts().values())).hasSize(1);
          assertThat(texts.texts()).hasSize(10);
        } else {
          assertThat(texts.problems().values()).allMatch(line -> line.contains("keep changing"));
        }
      }
    } finally {
      over.set(true);
      writer.join();
    }
  }

  private Path version(int number) throws IOException {
    for (int file = 0; file < 10; file++) {
      write("versions/" + number + "/" + file + ".json", String.valueOf(number));
    }
    return Path.of("versions/" + number);
  }
}
