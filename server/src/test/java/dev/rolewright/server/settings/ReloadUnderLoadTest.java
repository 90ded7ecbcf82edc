package dev.rolewright.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.HotConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * 500 changes of two files at once, half of them invalid, while requests read. Each change has a
 * number that stands in both files.
 */
@Timeout(300)
class ReloadUnderLoadTest {
  private static final int CHANGES = 500;

  @TempDir Path directory;
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger rejected = new AtomicInteger();

  private final HotConfig.Listener listener =
      new HotConfig.Listener() {
        @Override
        public void accepted(long version) {
          accepted.incrementAndGet();
        }

        @Override
        public void rejected(List<String> errors) {
          rejected.incrementAndGet();
        }
      };

  @Test
  void noRequestSeesAMixedOrInvalidSnapshot() throws Exception {
    point(0);
    try (Settings settings =
            Settings.load(directory.resolve("config"), Map.of(), UnusedProvider::new);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      settings.addListener(listener);
      AtomicBoolean over = new AtomicBoolean();
      List<Future<Integer>> readers =
          IntStream.range(0, 4).mapToObj(any -> threads.submit(readUntil(over, settings))).toList();
      // Beside the one that knows of each change: it reads while files change.
      Future<?> watching =
          threads.submit(
              () -> {
                while (!over.get()) {
                  settings.reload();
                }
              });
      for (int change = 1; change <= CHANGES; change++) {
        point(change);
        assertThat(settings.reload()).as("change %d", change).isEqualTo(isValid(change));
        int expected = isValid(change) ? change : change - 1;
        assertThat(number(settings.current())).isEqualTo(expected);
      }
      over.set(true);
      watching.get();
      for (Future<Integer> reader : readers) {
        assertThat(reader.get()).as("snapshots read").isPositive();
      }
      assertThat(settings.current().version()).isEqualTo(CHANGES / 2 + 1);
    }
    assertThat(accepted).hasValue(CHANGES / 2);
    assertThat(rejected).hasValue(CHANGES / 2);
  }

  private static Callable<Integer> readUntil(AtomicBoolean over, Settings settings) {
    return () -> {
      int read = 0;
      long last = 0;
      while (!over.get() || read == 0) {
        GatewaySettings snapshot = settings.current();
        assertThat(isValid(number(snapshot))).isTrue();
        assertThat(snapshot.version()).isGreaterThanOrEqualTo(last);
        last = snapshot.version();
        read++;
        Thread.yield();
      }
      return read;
    };
  }

  /** Returns the number of the change that a snapshot is of, which all its parts agree on. */
  private static int number(GatewaySettings snapshot) {
    int number = snapshot.gateway().routes().get("default").maxCharacters() - 1;
    assertThat(snapshot.assistants().get("numbered").description())
        .isEqualTo(String.valueOf(number));
    assertThat(snapshot.gateway().aliases()).containsKey("alias-" + number);
    assertThat(snapshot.version()).isEqualTo(number / 2 + 1);
    return number;
  }

  private static boolean isValid(int change) {
    return change % 2 == 0;
  }

  /** Makes a directory with a change and points the configuration directory at it, at once. */
  private void point(int change) throws IOException {
    Path version = Files.createDirectories(directory.resolve("versions/" + change));
    String providers =
        SettingsFixture.SMALL
            .replace("\"big\"", "\"alias-" + change + "\"")
            .replace(
                "[\"local/small\"]",
                "[\"local/small\"], \"max_answer_characters\": " + (change + 1));
    String assistant = "{\"instructions\": \"x\", \"description\": \"" + change + "\"}";
    switch (change % 10) {
      case 1 -> providers = providers.substring(0, providers.length() / 2);
      case 3 -> providers = providers.replace("\"kind\"", "\"knid\"");
      case 5 -> assistant = assistant.replace("instructions", "instruction");
      case 7 -> providers = providers.replace("local/small", "local/none");
      case 9 -> assistant = "";
      default -> assertThat(isValid(change)).isTrue();
    }
    Files.writeString(version.resolve("provider_settings.json"), providers);
    Files.createDirectories(version.resolve("assistants"));
    Files.writeString(version.resolve("assistants/numbered.json"), assistant);
    Path next = Files.createSymbolicLink(directory.resolve("next"), version);
    Files.move(next, directory.resolve("config"), StandardCopyOption.ATOMIC_MOVE);
  }
}
