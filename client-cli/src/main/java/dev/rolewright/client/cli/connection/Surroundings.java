package dev.rolewright.client.cli.connection;

import dev.rolewright.client.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the process was started with.
 *
 * @param terminal its streams
 * @param environment its environment variables
 * @param workingDirectory where the user stands; relative paths start here
 * @param installation where Rolewright is installed
 * @param userHome the user's home folder
 * @param pause how to wait
 */
public record Surroundings(
    Terminal terminal,
    Map<String, String> environment,
    Path workingDirectory,
    Path installation,
    Path userHome,
    Pause pause) {

  /** Returns the surroundings of this process. The launcher passes on where the user stands. */
  public static Surroundings system(Terminal terminal) {
    Path current = Path.of("").toAbsolutePath();
    return new Surroundings(
        terminal,
        System.getenv(),
        current.resolve(System.getProperty("rolewright.cwd", "")),
        current.resolve(System.getProperty("rolewright.home", "")),
        Path.of(System.getProperty("user.home", "")),
        Pause.real());
  }

  /** Returns an environment variable; empty where it is not set. */
  public String variable(String name) {
    return environment.getOrDefault(name, "").strip();
  }

  /** Returns a path as the user means it. */
  public Path resolve(String path) {
    return workingDirectory.resolve(path).normalize();
  }
}
