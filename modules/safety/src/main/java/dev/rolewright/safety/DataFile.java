package dev.rolewright.safety;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the lists of words of this package. */
final class DataFile {
  private DataFile() {}

  /** Returns the lines that say something. */
  static List<String> lines(String name) {
    try (InputStream input = DataFile.class.getResourceAsStream(name)) {
      if (input == null) {
        throw new IllegalStateException("the module has no file " + name);
      }
      return new String(input.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
