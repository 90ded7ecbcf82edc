package dev.rolewright.server;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the data directory: the option, else the environment, else the user's data folder by the
 * XDG rule.
 */
final class DataDirectories {
  private DataDirectories() {}

  static Path choose(@Nullable String option, Map<String, String> environment) {
    if (option != null && !option.isBlank()) {
      return absolute(option);
    }
    String variable = environment.getOrDefault("ROLEWRIGHT_DATA_DIR", "");
    if (!variable.isBlank()) {
      return absolute(variable);
    }
    String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
    Path base =
        xdg.startsWith("/") ? Path.of(xdg) : home(environment).resolve(".local").resolve("share");
    return base.resolve("rolewright");
  }

  /** As a shell means it; Java asks the list of users instead. */
  private static Path home(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", "");
    return Path.of(home.startsWith("/") ? home : System.getProperty("user.home", "."));
  }

  /** Relative paths are relative to where the user stands, which the launcher passes on. */
  static Path absolute(String path) {
    return Path.of(System.getProperty("rolewright.cwd", ""))
        .resolve(path)
        .toAbsolutePath()
        .normalize();
  }
}
