package dev.rolewright.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo leaves its result and nothing else, however it ends. */
class DemoIT {
  private static final String STARTING = "A server of its own";
  private static final String SERVING = "serving at";
  private static final String WRITING = "as it is written";

  @TempDir private Path folder;
  private Path temporary;
  private Path standing;

  @BeforeEach
  void makeFolders() throws IOException {
    temporary = Files.createDirectory(folder.resolve("temporary"));
    standing = Files.createDirectory(folder.resolve("standing"));
  }

  @Test
  void writesTheCvAndCleansUp() {
    Launcher.Result demo = launcher("").run("demo");
    assertThat(demo.exitCode()).as(demo.all()).isZero();
    assertThat(standing.resolve("rolewright-demo-cv.md")).content().contains("Maya Okafor");
    assertThat(demo.out()).contains("rolewright-demo-cv.md");
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {STARTING, SERVING, WRITING})
  void leavesNothingAfterControlC(String moment) throws Exception {
    assumeTrue(
        new ProcessBuilder("env", "--default-signal=INT", "setsid", "true").start().waitFor() == 0,
        "neither a session of its own nor a signal's default can be set here");
    // As on a terminal: a process group that gets the signal whole, and a client so slow that the
    // story is not told when it arrives.
    Process demo =
        launcher("-Xint")
            .behind("env", "--default-signal=INT", "setsid")
            .command("demo")
            .redirectErrorStream(true)
            .start();
    BufferedReader story = demo.inputReader(StandardCharsets.UTF_8);
    readUntil(story, moment);
    signal("INT", "-" + demo.pid());
    String rest = String.join("\n", story.lines().toList());
    assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(demo.exitValue()).as(rest).isEqualTo(130);
    assertThat(rest).contains("stopping the demo").doesNotContain("Done", "Go on");
    assertThat(standing).isEmptyDirectory();
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {STARTING, SERVING})
  void leavesNothingWhenItIsKilled(String moment) throws Exception {
    Process demo = launcher("-Xint").command("demo").start();
    readUntil(demo.inputReader(StandardCharsets.UTF_8), moment);
    // What is told comes just before what is done.
    while (demo.children().findAny().isEmpty() && demo.isAlive()) {
      Thread.onSpinWait();
    }
    List<ProcessHandle> started = demo.descendants().toList();
    demo.destroyForcibly();
    assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Processes.stillRunning(started)).isEmpty();
    assertThat(Processes.of(temporary)).isEmpty();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void saysSoWhenItsServerDies() throws Exception {
    Path errors = folder.resolve("errors");
    Process demo = launcher("-Xint").command("demo").redirectError(errors.toFile()).start();
    BufferedReader story = demo.inputReader(StandardCharsets.UTF_8);
    readUntil(story, SERVING);
    ProcessHandle server =
        demo.children()
            .filter(child -> child.info().command().isPresent())
            .findFirst()
            .orElseThrow();
    List<ProcessHandle> stores = server.descendants().toList();
    server.destroyForcibly();
    assertThat(story.lines().toList()).noneMatch(line -> line.contains("the CV is in"));
    assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(demo.exitValue()).isEqualTo(5);
    assertThat(errors).content().contains("rolewright:").contains("server");
    assertThat(Processes.stillRunning(stores)).isEmpty();
    assertNothingIsLeft();
  }

  private void assertNothingIsLeft() {
    assertThat(temporary).isEmptyDirectory();
    assertThat(Processes.of(temporary)).isEmpty();
  }

  /** Returns a launcher whose client keeps its temporary files in a folder of the test. */
  private Launcher launcher(String javaOptions) {
    return Launcher.in(standing)
        .with("ROLEWRIGHT_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary + " " + javaOptions);
  }

  private static void readUntil(BufferedReader story, String words) throws IOException {
    String line = story.readLine();
    while (line != null && !line.contains(words)) {
      line = story.readLine();
    }
    assertThat(line).as("the story has no line with: " + words).isNotNull();
  }

  private static void signal(String name, String target) throws Exception {
    Process kill =
        new ProcessBuilder("sh", "-c", "kill -s \"$0\" -- \"$1\"", name, target)
            .inheritIO()
            .start();
    assertThat(kill.waitFor()).isZero();
  }
}
