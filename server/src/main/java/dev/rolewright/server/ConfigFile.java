package dev.rolewright.server;

import dev.rolewright.server.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The file {@code rolewright.json}. It may be missing, but not where somebody said that it is.
 *
 * @param directory the configuration directory, which may be missing where nobody named it
 * @param name its path, for messages
 * @param content empty where there is none
 * @param mistakes what is wrong with its place, one line each
 */
record ConfigFile(Path directory, String name, Optional<String> content, List<String> mistakes) {
  private static final String NAME = "rolewright.json";

  /** Finds and reads the file: by the option, else by the variable, else in the data directory. */
  static ConfigFile find(
      Path dataDirectory, Map<String, String> flags, Map<String, String> environment) {
    String option = flags.getOrDefault("config", "");
    if (!option.isBlank()) {
      return named("--config", DataDirectories.absolute(option));
    }
    String variable = environment.getOrDefault("ROLEWRIGHT_CONFIG_DIR", "");
    if (!variable.isBlank()) {
      return named("environment: ROLEWRIGHT_CONFIG_DIR", DataDirectories.absolute(variable));
    }
    return optional(dataDirectory.resolve("config").resolve(NAME));
  }

  private static ConfigFile named(String origin, Path directory) {
    Path file = directory.resolve(NAME);
    if (!Files.exists(directory)) {
      return wrong(file, origin + ": there is no directory " + directory);
    }
    if (!Files.isDirectory(directory)) {
      return wrong(
          file, origin + ": " + directory + " is no directory; name the one that holds " + NAME);
    }
    if (!Settings.areIn(directory) && !Files.exists(file)) {
      return wrong(
          file, origin + ": there is no " + NAME + " and no other configuration in " + directory);
    }
    return optional(file);
  }

  private static ConfigFile optional(Path file) {
    return Files.exists(file)
        ? read(file)
        : new ConfigFile(parent(file), file.toString(), Optional.empty(), List.of());
  }

  private static Path parent(Path file) {
    return Objects.requireNonNull(file.getParent());
  }

  private static ConfigFile read(Path file) {
    if (Files.isDirectory(file)) {
      return wrong(file, file + ": is a directory and no file");
    }
    try {
      String content = Files.readString(file, StandardCharsets.UTF_8);
      return new ConfigFile(parent(file), file.toString(), Optional.of(content), List.of());
    } catch (IOException unreadable) {
      return wrong(file, file + ": can't be read (" + unreadable.getClass().getSimpleName() + ")");
    }
  }

  private static ConfigFile wrong(Path file, String mistake) {
    return new ConfigFile(parent(file), file.toString(), Optional.empty(), List.of(mistake));
  }
}
