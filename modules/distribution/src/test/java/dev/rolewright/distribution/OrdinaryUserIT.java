package dev.rolewright.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An installation that belongs to root serves an ordinary user, who can't write to it. */
class OrdinaryUserIT {
  private static final String USER = "nobody";

  @Test
  void servesAUserWhoMayNotWriteToTheInstallation() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can become another user");
    assumeTrue(
        succeeds("runuser", "-u", USER, "--", "test", "-x", launcherPath()),
        "the user " + USER + " can't reach the installation in this folder");
    // Not a folder of JUnit's, which only its owner may enter.
    Path folder = Files.createTempDirectory("rolewright-user-");
    try {
      assertThat(succeeds("chown", USER, folder.toString())).isTrue();
      Launcher launcher =
          Launcher.in(folder).with("HOME", folder.toString()).behind("runuser", "-u", USER, "--");
      Path data = folder.resolve("data");
      try (RunningServer server = RunningServer.start(launcher, data)) {
        assertThat(Files.getOwner(data.resolve("server.json")).getName()).isEqualTo(USER);
        try (var unpacked = Files.list(data.resolve("bin"))) {
          assertThat(unpacked.map(file -> file.getFileName().toString()).toList())
              .anyMatch(name -> name.startsWith("postgres"))
              .anyMatch(name -> name.startsWith("redis"));
        }
        Launcher.Result parsed =
            server.run("job", "parse", Launcher.sample("jobs/data-analyst.md"), "--no-store");
        assertThat(parsed.exitCode()).as(parsed.all()).isZero();
        server.terminate();
        assertThat(Processes.of(data)).isEmpty();
      }
    } finally {
      succeeds("rm", "-rf", folder.toString());
    }
  }

  private static String launcherPath() {
    return Launcher.HOME.resolve("bin/rolewright").toString();
  }

  private static boolean succeeds(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(List.of(command)).inheritIO().start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }
}
