package dev.rolewright.server;

import dev.rolewright.platform.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** A data directory that goes with its server. It was empty before, so nobody's data go. */
final class TemporaryData implements AutoCloseable {
  private final Path directory;

  private TemporaryData(Path directory) {
    this.directory = directory;
  }

  /**
   * Returns a directory to remove at the end.
   *
   * @throws ConfigException where there is something in it already
   */
  static TemporaryData of(Path directory) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      if (files.iterator().hasNext()) {
        throw new ConfigException(
            List.of("the data directory of a temporary server must be empty"));
      }
    } catch (NoSuchFileException absent) {
      return new TemporaryData(directory);
    } catch (IOException unreadable) {
      throw new ConfigException(List.of("the data directory can't be read"));
    }
    return new TemporaryData(directory);
  }

  /** Removes the directory. What can't be removed stays: whoever started the server removes it. */
  @Override
  public void close() {
    if (Files.notExists(directory)) {
      // The server stopped before it made it.
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException left) {
      LoggerFactory.getLogger(TemporaryData.class)
          .info("The temporary data directory could not be removed whole");
    }
  }
}
