package dev.rolewright.client.cli.input;

import dev.rolewright.client.cli.connection.ClientException;
import dev.rolewright.client.cli.connection.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file to write an answer to.
 *
 * @param path the file
 */
public record Outputs(Path path) {
  /**
   * Returns a file that can be written.
   *
   * @throws ClientException where it can't, so that nothing is computed in vain
   */
  static Outputs create(Path path) {
    Path folder = Optional.ofNullable(path.getParent()).orElse(path);
    boolean writable =
        Files.exists(path)
            ? Files.isRegularFile(path) && Files.isWritable(path)
            : Files.isWritable(folder);
    if (!writable) {
      throw unwritable(path);
    }
    return new Outputs(path);
  }

  /**
   * Writes the text, with a line feed at its end.
   *
   * @throws ClientException where it can't be written
   */
  public void write(String text) {
    try {
      Files.writeString(path, text.endsWith("\n") ? text : text + "\n", StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw unwritable(path);
    }
  }

  private static ClientException unwritable(Path path) {
    return new ClientException(ExitCode.BAD_INPUT, path + " can't be written");
  }
}
