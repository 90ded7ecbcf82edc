package dev.rolewright.server;

import dev.rolewright.embedded.DataDirectory;
import dev.rolewright.embedded.EmbeddedConfig;
import dev.rolewright.embedded.EmbeddedPostgres;
import dev.rolewright.embedded.EmbeddedRedis;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the embedded stores run and keep their executables. */
final class LocalStores {
  private LocalStores() {}

  static EmbeddedPostgres startPostgres(DataDirectory dataDirectory) {
    return EmbeddedPostgres.start(config(dataDirectory));
  }

  static EmbeddedRedis startRedis(DataDirectory dataDirectory) {
    return EmbeddedRedis.start(config(dataDirectory));
  }

  /**
   * Executables are unpacked once for an installation where it may be written, else once for a data
   * directory.
   */
  private static EmbeddedConfig config(DataDirectory dataDirectory) {
    Path installation = Installation.home();
    if (!Files.isWritable(installation)) {
      return EmbeddedConfig.of(dataDirectory);
    }
    return new EmbeddedConfig(
        dataDirectory, installation.resolve("native"), EmbeddedConfig.DEFAULT_START_TIMEOUT);
  }
}
