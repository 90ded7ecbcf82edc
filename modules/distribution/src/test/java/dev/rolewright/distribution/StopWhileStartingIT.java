package dev.rolewright.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signal ends a server in order, whatever it is doing. */
class StopWhileStartingIT {
  private static final Map<String, Integer> SIGNALS = Map.of("HUP", 1, "INT", 2, "TERM", 15);
  private static final int MOMENTS = 7;
  private static final int LONGEST_END_SECONDS = 60;

  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void setUp() throws Exception {
    assumeTrue(
        new ProcessBuilder("env", "--default-signal=INT", "true").start().waitFor() == 0,
        "a signal's default can't be set here");
    data = folder.resolve("data");
  }

  @Test
  void endsInOrderAtEveryMomentOfItsStart() throws Exception {
    // Also creates the data, so that all further starts take about as long.
    RunningServer.start(Launcher.in(folder), data).terminate();
    long begin = System.nanoTime();
    RunningServer.start(Launcher.in(folder), data).terminate();
    Duration longest = Duration.ofNanos(System.nanoTime() - begin);
    List<String> names = SIGNALS.keySet().stream().sorted().toList();
    for (int moment = 0; moment < MOMENTS; moment++) {
      String signal = names.get(moment % names.size());
      Duration pause = longest.multipliedBy(moment + 1L).dividedBy(MOMENTS);
      String what = "SIG" + signal + " after " + pause.toMillis() + " ms";
      Path log = folder.resolve("log-" + moment);
      Process server =
          launcher()
              .command("serve", "--data-dir", data.toString(), "--port", "0")
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      assertThat(server.waitFor(pause.toMillis(), TimeUnit.MILLISECONDS)).as(what).isFalse();
      send(signal, server);
      assertThat(server.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)).as(what).isTrue();
      // Before the program has begun the signal does what it always does.
      assertThat(server.exitValue())
          .as(() -> what + ": " + read(log))
          .isIn(Set.of(0, 128 + SIGNALS.get(signal)));
      assertThat(Processes.of(data)).as(what).isEmpty();
      assertThat(data.resolve("server.json")).as(what).doesNotExist();
      assertThat(crashes()).as(() -> what + ": " + read(log)).isEmpty();
      assertThat(read(log)).as(what).doesNotContain("SLF4J");
    }
    try (RunningServer again = RunningServer.start(Launcher.in(folder), data)) {
      assertThat(again.terminate()).isZero();
    }
  }

  @Test
  void saysThatItStoppedBeforeItServed() throws Exception {
    Process server = start();
    BufferedReader said = server.errorReader(StandardCharsets.UTF_8);
    readUntil(said, "Embedded");
    send("INT", server);
    assertThat(said.lines().toList())
        .anyMatch(line -> line.contains("Stopping in order because of SIGINT"))
        .contains("rolewright serve: stopped before it served");
    assertThat(server.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(server.exitValue()).isZero();
    assertThat(server.inputReader(StandardCharsets.UTF_8).lines().toList()).isEmpty();
    assertThat(Processes.of(data)).isEmpty();
  }

  @Test
  void endsAtOnceAtASecondControlC() throws Exception {
    Process server = start("ROLEWRIGHT_DRAIN_DELAY_SECONDS", "3600");
    BufferedReader said = server.errorReader(StandardCharsets.UTF_8);
    assertThat(server.inputReader(StandardCharsets.UTF_8).readLine()).contains("serves gRPC");
    send("INT", server);
    readUntil(said, "Stopping in order because of SIGINT");
    send("INT", server);
    assertThat(said.lines().toList())
        .contains("rolewright serve: ended at once")
        .noneMatch(line -> line.contains("ended by itself"));
    assertThat(server.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(server.exitValue()).isEqualTo(130);
    assertThat(Processes.of(data)).isEmpty();
    assertThat(crashes()).isEmpty();
    try (RunningServer again = RunningServer.start(Launcher.in(folder), data)) {
      assertThat(again.terminate()).isZero();
    }
  }

  /** Returns a launcher whose programs don't ignore Ctrl-C, as those in the background do. */
  private Launcher launcher() {
    return Launcher.in(folder)
        .behind("env", "--default-signal=INT,HUP")
        .with("ROLEWRIGHT_JAVA_OPTIONS", "-XX:ErrorFile=" + folder.resolve("hs_err_%p.log"));
  }

  private Process start() throws IOException {
    return start("ROLEWRIGHT_HOST", "127.0.0.1");
  }

  private Process start(String variable, String value) throws IOException {
    return launcher()
        .with(variable, value)
        .command("serve", "--data-dir", data.toString(), "--port", "0")
        .start();
  }

  private static void send(String signal, Process process) throws Exception {
    Process kill =
        new ProcessBuilder("sh", "-c", "kill -s \"$0\" \"$1\"", signal, "" + process.pid())
            .inheritIO()
            .start();
    assertThat(kill.waitFor()).isZero();
  }

  private static void readUntil(BufferedReader said, String words) throws IOException {
    String line = said.readLine();
    while (line != null && !line.contains(words)) {
      line = said.readLine();
    }
    assertThat(line).as("nothing said: " + words).isNotNull();
  }

  private List<Path> crashes() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith("hs_err")).toList();
    }
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException unreadable) {
      return "no log";
    }
  }
}
