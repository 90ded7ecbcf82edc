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
 * @param command what the user calls the program
 * @param pause how to wait
 */
public record Surroundings(
    Terminal terminal,
    Map<String, String> environment,
    Path workingDirectory,
    Path installation,
    Path userHome,
    String command,
    Pause pause) {

  /** Returns the surroundings of this process. The launcher passes on where the user stands. */
  public static Surroundings system(Terminal terminal) {
    Path current = Path.of("").toAbsolutePath();
    return new Surroundings(
        terminal,
        System.getenv(),
        current.resolve(System.getProperty("rolewright.cwd", "")),
        current.resolve(System.getProperty("rolewright.home", "")),
        home(System.getenv()),
        System.getProperty("rolewright.command", "rolewright"),
        Pause.real());
  }

  /** As a shell means it; Java asks the list of users instead. */
  static Path home(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", "");
    return Path.of(home.startsWith("/") ? home : System.getProperty("user.home", ""));
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
