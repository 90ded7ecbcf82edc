package dev.rolewright.server;

import com.google.gson.JsonObject;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * {@code server.json} in the data directory: where the running server listens. It exists while the
 * server serves.
 */
final class ServerStateFile {
  private static final String NAME = "server.json";

  private final Path file;

  ServerStateFile(Path dataDirectory) {
    this.file = dataDirectory.resolve(NAME);
  }

  void write(String grpcAddress, String httpAddress) {
    JsonObject state = new JsonObject();
    state.addProperty("grpc", grpcAddress);
    state.addProperty("http", httpAddress);
    state.addProperty("pid", ProcessHandle.current().pid());
    Path temporary = file.resolveSibling(NAME + ".new");
    try {
      Files.writeString(temporary, state + System.lineSeparator(), StandardCharsets.UTF_8);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw RolewrightException.causedBy(
          ErrorCode.STORAGE_UNAVAILABLE, "The file " + file + " can't be written.", unwritable);
    }
  }

  /** Removes the file; also at start, where it would tell of a server that was killed. */
  void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException left) {
      throw RolewrightException.causedBy(
          ErrorCode.STORAGE_UNAVAILABLE, "The file " + file + " can't be removed.", left);
    }
  }
}
