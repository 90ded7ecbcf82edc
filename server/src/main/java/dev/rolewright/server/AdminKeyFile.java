package dev.rolewright.server;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The file that holds the first API key, readable by its owner only. */
final class AdminKeyFile {
  private static final String NAME = "admin.key";

  private final Path file;

  AdminKeyFile(Path dataDirectory) {
    this.file = dataDirectory.resolve(NAME);
  }

  Path path() {
    return file;
  }

  Optional<String> read() {
    try {
      return Files.exists(file)
          ? Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip())
          : Optional.empty();
    } catch (IOException unreadable) {
      throw failure("read", unreadable);
    }
  }

  /** Writes the key whole or not at all; it is never readable by others, not even for a moment. */
  void write(String secret) {
    Path temporary = file.resolveSibling(NAME + ".new");
    try {
      Files.deleteIfExists(temporary);
      Files.createFile(
          temporary,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(temporary, secret + System.lineSeparator(), StandardCharsets.UTF_8);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw failure("written", unwritable);
    }
  }

  private RolewrightException failure(String action, IOException cause) {
    return RolewrightException.causedBy(
        ErrorCode.STORAGE_UNAVAILABLE,
        "The admin key file " + file + " can't be " + action + ".",
        cause);
  }
}
