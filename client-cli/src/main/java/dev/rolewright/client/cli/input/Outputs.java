package dev.rolewright.client.cli.input;

import dev.rolewright.client.cli.connection.ClientException;
import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.terminal.Terminal;
import dev.rolewright.client.cli.terminal.TerminalFeatures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

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
    if (Files.isDirectory(path)) {
      throw unwritable(path, "it is a directory");
    }
    if (Files.exists(path)) {
      if (!Files.isRegularFile(path) || !Files.isWritable(path)) {
        throw unwritable(path, "it may not be changed");
      }
    } else if (!Files.isDirectory(folder)) {
      throw unwritable(path, "there is no directory " + folder);
    } else if (!Files.isWritable(folder)) {
      throw unwritable(path, "nothing may be written to " + folder);
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
      throw unwritable(path, failed.getClass().getSimpleName());
    }
  }

  /**
   * Writes what is printed, as it would stand in a pipe.
   *
   * @throws ClientException where it can't be written
   */
  public void print(Consumer<Terminal> answer) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Terminal target =
        Terminal.create(
            InputStream.nullInputStream(),
            printed,
            OutputStream.nullOutputStream(),
            TerminalFeatures.plain());
    answer.accept(target);
    target.flush();
    write(printed.toString(StandardCharsets.UTF_8));
  }

  /** Removes the file; one that can't be removed stays. */
  public void remove() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException stays) {
      return;
    }
  }

  private static ClientException unwritable(Path path, String why) {
    return new ClientException(ExitCode.BAD_INPUT, path + " can't be written: " + why);
  }
}
