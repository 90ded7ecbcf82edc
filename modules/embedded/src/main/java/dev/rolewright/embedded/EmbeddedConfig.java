package dev.rolewright.embedded;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where and how an embedded store runs.
 *
 * @param dataDirectory the locked directory under which the store keeps its files
 * @param binariesDirectory folder of the unpacked executables; what is missing there is unpacked
 *     from the module path, so a folder that holds all may be read-only. Processes may share it.
 * @param startTimeout longest time from the start of the executable until it serves; positive
 */
public record EmbeddedConfig(
    DataDirectory dataDirectory, Path binariesDirectory, Duration startTimeout) {
  /** Time that suffices for a recovery after a crash on a slow disk. */
  public static final Duration DEFAULT_START_TIMEOUT = Duration.ofSeconds(60);

  /** Checks the range. */
  public EmbeddedConfig {
    if (!startTimeout.isPositive()) {
      throw new IllegalArgumentException("startTimeout must be positive");
    }
  }

  /** Returns a configuration that keeps the executables in the data directory's {@code bin}. */
  public static EmbeddedConfig of(DataDirectory dataDirectory) {
    return new EmbeddedConfig(
        dataDirectory, dataDirectory.path().resolve("bin"), DEFAULT_START_TIMEOUT);
  }
}
