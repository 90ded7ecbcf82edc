package dev.rolewright.storage;

import dev.rolewright.embedded.DataDirectory;
import dev.rolewright.embedded.EmbeddedConfig;
import dev.rolewright.embedded.EmbeddedPostgres;
import java.nio.file.Path;

/** A real Postgres on a folder. */
final class TestPostgres implements AutoCloseable {
  /** Shared by all tests of all runs, so that the executables are unpacked once. */
  private static final Path BINARIES = Path.of("target", "postgres-binaries").toAbsolutePath();

  private final DataDirectory directory;
  private final EmbeddedPostgres postgres;

  private TestPostgres(DataDirectory directory, EmbeddedPostgres postgres) {
    this.directory = directory;
    this.postgres = postgres;
  }

  static TestPostgres start(Path folder) {
    DataDirectory directory = DataDirectory.lock(folder);
    EmbeddedConfig config =
        new EmbeddedConfig(directory, BINARIES, EmbeddedConfig.DEFAULT_START_TIMEOUT);
    return new TestPostgres(directory, EmbeddedPostgres.start(config));
  }

  int port() {
    return postgres.port();
  }

  String user() {
    return postgres.user();
  }

  String password() {
    return postgres.password();
  }

  @Override
  public void close() {
    postgres.close();
    directory.close();
  }
}
