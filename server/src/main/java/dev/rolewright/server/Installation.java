package dev.rolewright.server;

import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder that holds the program, the local model and the samples; the launcher names it. */
final class Installation {
  private Installation() {}

  static Path home() {
    return Path.of(System.getProperty("rolewright.home", ".")).toAbsolutePath().normalize();
  }

  static Path model() {
    return home().resolve("models").resolve("all-minilm-l6-v2");
  }

  /**
   * Returns where what can be computed anew is kept: with the installation where it may be written.
   */
  static Path cache(Path dataDirectory) {
    return Files.isWritable(home()) ? home().resolve("cache") : dataDirectory.resolve("cache");
  }

  static String version() {
    return Optional.ofNullable(Installation.class.getModule().getDescriptor())
        .flatMap(ModuleDescriptor::rawVersion)
        .orElse("development");
  }
}
