package dev.rolewright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the end of a failed run repeats of its logs. */
class FailuresIT {
  @TempDir private Path folder;

  @Test
  void namesTheTestsAndErrorsOfABuildWithoutWhatMavenAlwaysSays() throws Exception {
    Path log =
        log(
            "build.log",
            List.of(
                "[INFO] Tests run: 5",
                "[WARNING] a remark of a plugin",
                "[WARNING] /src/Foo.java:[3,4] [deprecation] old",
                "[ERROR] Tests run: 5, Failures: 1 <<< FAILURE! -- in FooTest",
                "[ERROR]   FooTest.bar:12 expected: 1",
                "[ERROR] ",
                "[ERROR] Failed to execute goal surefire -> [Help 1]",
                "[ERROR] Re-run Maven using the -X switch to enable full debug logging."));
    assertThat(failures(log))
        .containsExactly(
            "== " + log,
            "[WARNING] /src/Foo.java:[3,4] [deprecation] old",
            "[ERROR] Tests run: 5, Failures: 1 <<< FAILURE! -- in FooTest",
            "[ERROR]   FooTest.bar:12 expected: 1");
  }

  @Test
  void showsTheEndOfALogWithoutErrorsAndFortyLinesInAll() throws Exception {
    List<String> lines = new ArrayList<>(Collections.nCopies(20, "earlier"));
    lines.add("the last word");
    Path plain = log("plain.log", lines);
    Path lengthy = log("long.log", Collections.nCopies(100, "[ERROR] again"));
    assertThat(failures(plain, lengthy))
        .hasSize(40)
        .containsSubsequence("== " + plain, "the last word", "== " + lengthy, "[ERROR] again");
    assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".failures"));
  }

  private Path log(String name, List<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines);
  }

  private static List<String> failures(Path... logs) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("rolewright.root"), "scripts/failures.sh").toString());
    for (Path log : logs) {
      command.add(log.toString());
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> said = process.inputReader(StandardCharsets.UTF_8).lines().toList();
    assertThat(process.waitFor()).isZero();
    return said;
  }
}
