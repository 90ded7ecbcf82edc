package dev.rolewright.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What the tests ask the machine and the stores. */
final class Machine {
  /** Unpacked once for all tests. */
  static final Path BINARIES = Path.of("target/binaries").toAbsolutePath();

  private Machine() {}

  static EmbeddedConfig config(DataDirectory directory) {
    return new EmbeddedConfig(directory, BINARIES, EmbeddedConfig.DEFAULT_START_TIMEOUT);
  }

  /** Tells whether a process runs; one that ended but was not collected yet does not. */
  static boolean runs(long pid) {
    return ProcessHandle.of(pid).flatMap(process -> process.info().command()).isPresent();
  }

  static boolean isRoot() throws IOException {
    Path file = Files.createTempFile("owner", "");
    try {
      return OwnedFiles.ownerOf(file) == 0;
    } finally {
      Files.delete(file);
    }
  }

  static boolean isLinux() {
    return Files.isDirectory(Path.of("/proc/self"));
  }

  static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  static void setMode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  static void execute(String url, String password, String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "rolewright", password);
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  static void execute(EmbeddedPostgres postgres, String statement) throws SQLException {
    execute(postgres.jdbcUrl(), postgres.password(), statement);
  }

  static String query(EmbeddedPostgres postgres, String statement) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
        Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(statement)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
