package dev.rolewright.embedded;

import dev.rolewright.platform.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The unpacked Redis executable. */
final class RedisBinaries {
  static final String PROGRAM = "redis-server";

  private RedisBinaries() {}

  static Path provide(Path binariesDirectory) throws IOException {
    Platform platform = Platform.current();
    String name = "redis-6.2-" + platform.name();
    return Binaries.provide(
            binariesDirectory, name, folder -> unpack(platform.redisExecutables(), folder))
        .resolve(PROGRAM);
  }

  /** Keeps the first candidate that this machine can run. */
  static void unpack(List<String> candidates, Path folder) throws IOException {
    Path program = folder.resolve(PROGRAM);
    StringBuilder refusals = new StringBuilder();
    for (String candidate : candidates) {
      try (InputStream resource = Binaries.resource(candidate)) {
        Files.copy(resource, program, StandardCopyOption.REPLACE_EXISTING);
      }
      Binaries.makeReadable(program);
      ShortCommand.Result result = ShortCommand.run(List.of(program.toString(), "--version"));
      if (result.succeeded() && result.output().startsWith("Redis server")) {
        return;
      }
      refusals.append("; ").append(candidate).append(": ").append(result.output());
    }
    throw new ConfigException(
        List.of(
            "The embedded Redis can't run on this machine; set REDIS_URL to a server of your own"
                + refusals));
  }
}
