package dev.rolewright.distribution;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script at the top of the source tree, in a tree that holds nothing else and on a machine that
 * has only what a test gives it.
 */
class FirstStartIT {
  private static final List<String> TOOLS =
      List.of(
          "cat",
          "chmod",
          "dirname",
          "find",
          "grep",
          "head",
          "ln",
          "mkdir",
          "readlink",
          "rm",
          "sleep",
          "touch");

  /** Stands for a build: says that it began, and ends when the test lets it. */
  private static final String BUILD =
      """
      #!/bin/sh
      home="$PWD/modules/distribution/target/rolewright"
      echo begun >>"$PWD/builds"
      echo begun >"$PWD/begins"
      cat "$PWD/ends" >/dev/null
      mkdir -p "$home/bin"
      printf '#!/bin/sh\\necho "started with $*"\\n' >"$home/bin/rolewright"
      chmod +x "$home/bin/rolewright"
      touch "$home/built" "$home/trained"
      """;

  @TempDir private Path folder;
  private Path root;
  private Path tools;
  private Path jdks;

  @BeforeEach
  void layOut() throws IOException {
    root = Files.createDirectory(folder.resolve("source tree"));
    tools = Files.createDirectory(folder.resolve("tools"));
    jdks = Files.createDirectory(folder.resolve("jdks"));
    Files.copy(Path.of(System.getProperty("rolewright.root"), "rolewright"), launcher());
    for (String tool : TOOLS) {
      Path found =
          Stream.of(System.getenv("PATH").split(":"))
              .map(place -> Path.of(place, tool))
              .filter(Files::isExecutable)
              .findFirst()
              .orElseThrow();
      program(tools.resolve(tool), "#!/bin/sh\nexec " + found + " \"$@\"\n");
    }
  }

  @AfterEach
  void letBuildsEnd() throws IOException {
    Files.deleteIfExists(root.resolve("ends"));
  }

  @Test
  void saysInOneLineThatTheJdkIsMissing() throws Exception {
    Files.createDirectories(jdks.resolve("jdk-21/bin"));
    program(jdks.resolve("jdk-21/bin/javac"), "#!/bin/sh\necho javac 21.0.2\n");
    program(jdks.resolve("jdk-21/bin/jlink"), "#!/bin/sh\n");
    Process process = start("demo");
    assertThat(process.inputReader().lines().toList())
        .singleElement()
        .asString()
        .contains("JDK 25 is missing")
        .contains("install")
        .contains("JAVA_HOME")
        .contains(jdks.toString());
    assertThat(process.waitFor()).isNotZero();
  }

  @Test
  void saysInOneLineThatMavenIsMissing() throws Exception {
    jdk25();
    Process process = start("demo");
    assertThat(process.inputReader().lines().toList())
        .singleElement()
        .asString()
        .contains("Maven is missing")
        .contains("PATH");
    assertThat(process.waitFor()).isNotZero();
  }

  @Test
  void buildsNothingWhereMoreIsAskedFor() throws Exception {
    jdk25();
    program(tools.resolve("mvn"), BUILD);
    for (String more : List.of("x", "--help", "demo")) {
      Process process = start("build", more);
      assertThat(process.inputReader(StandardCharsets.UTF_8).lines().toList())
          .containsExactly("rolewright: build takes no arguments.");
      assertThat(process.waitFor()).isEqualTo(2);
    }
    assertThat(root.resolve("builds")).doesNotExist();
  }

  @Test
  void buildsOnceForTwoFirstStarts() throws Exception {
    jdk25();
    program(tools.resolve("mvn"), BUILD);
    assertThat(new ProcessBuilder("mkfifo", root + "/begins", root + "/ends").start().waitFor())
        .isZero();
    Process first = start("one");
    // Opening it waits until the build has begun.
    Files.readString(root.resolve("begins"));
    Process second = start("two");
    BufferedReader said = second.inputReader(StandardCharsets.UTF_8);
    assertThat(said.readLine()).contains("Waiting for process " + first.pid());
    Files.writeString(root.resolve("ends"), "");
    assertThat(said.lines().toList()).contains("started with two");
    assertThat(first.inputReader(StandardCharsets.UTF_8).lines().toList())
        .contains("started with one");
    assertThat(List.of(first.waitFor(), second.waitFor())).containsOnly(0);
    assertThat(Files.readAllLines(root.resolve("builds"))).hasSize(1);
    assertThat(root.resolve("modules/distribution/target/build.lock")).doesNotExist();
  }

  @Test
  void takesOverFromABuildThatWasKilled() throws Exception {
    jdk25();
    program(tools.resolve("mvn"), BUILD);
    Files.writeString(root.resolve("begins"), "");
    Files.writeString(root.resolve("ends"), "");
    Process ended = new ProcessBuilder("true").start();
    assertThat(ended.waitFor()).isZero();
    Path target = Files.createDirectories(root.resolve("modules/distribution/target"));
    Files.createSymbolicLink(target.resolve("build.lock"), Path.of("" + ended.pid()));
    Process process = start("again");
    assertThat(process.inputReader().lines().toList()).contains("started with again");
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  private void jdk25() throws IOException {
    Files.createDirectories(jdks.resolve("jdk-25/bin"));
    program(jdks.resolve("jdk-25/bin/javac"), "#!/bin/sh\necho javac 25.0.1\n");
    program(jdks.resolve("jdk-25/bin/jlink"), "#!/bin/sh\n");
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, fromString("rwxr-xr-x"));
  }

  private Path launcher() {
    return root.resolve("rolewright");
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", tools.toString(), "JDK_FOLDERS", jdks.toString()));
    return builder.start();
  }
}
