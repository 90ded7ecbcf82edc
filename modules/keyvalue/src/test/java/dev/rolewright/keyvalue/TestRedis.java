package dev.rolewright.keyvalue;

import dev.rolewright.embedded.DataDirectory;
import dev.rolewright.embedded.EmbeddedConfig;
import dev.rolewright.embedded.EmbeddedRedis;
import java.net.URI;
import java.nio.file.Path;

/** A real Redis for the tests of a class. */
final class TestRedis implements AutoCloseable {
  private final DataDirectory directory;
  private final EmbeddedRedis redis;

  private TestRedis(DataDirectory directory, EmbeddedRedis redis) {
    this.directory = directory;
    this.redis = redis;
  }

  /** Starts one, and returns when it serves. */
  static TestRedis start(Path folder) {
    DataDirectory directory = DataDirectory.lock(folder.resolve("data"));
    return new TestRedis(
        directory,
        EmbeddedRedis.start(
            new EmbeddedConfig(
                directory,
                Path.of("target/binaries").toAbsolutePath(),
                EmbeddedConfig.DEFAULT_START_TIMEOUT)));
  }

  URI uri() {
    return redis.uri();
  }

  /** Returns where it is for who goes through another port, such as a {@link Relay}'s. */
  URI uriAt(int port) {
    return URI.create("redis://" + redis.uri().getUserInfo() + "@127.0.0.1:" + port);
  }

  int port() {
    return redis.port();
  }

  long pid() {
    return redis.pid();
  }

  @Override
  public void close() {
    redis.close();
    directory.close();
  }
}
