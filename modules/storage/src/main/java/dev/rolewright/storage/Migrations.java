package dev.rolewright.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema up to date. Of several replicas that start at once one does it while the others
 * wait (a lock in the database); a schema that a newer replica has moved on is left as it is.
 */
final class Migrations {
  /** No legal package name, or the module system would hide the files from Flyway. */
  static final String FOLDER = "rolewright-db/migration";

  /** Every migration in {@link #FOLDER}. */
  static final List<String> FILES =
      List.of(
          "V1__foundation.sql",
          "V2__rotation.sql",
          "V3__prompts.sql",
          "V4__gateway_records.sql",
          "V5__provider_keys.sql",
          "V6__budget.sql",
          "V7__replicas.sql",
          "V8__costs.sql",
          "V9__experiments.sql",
          "V10__tenant_privacy.sql",
          "V11__budget_alerts.sql");

  private Migrations() {}

  /**
   * Tells whether every migration has been applied as it is, by a look at the migration tool's own
   * table. The tool itself takes half a second to load, which nearly every start can do without;
   * where anything is different, it is the tool that judges.
   */
  static boolean areApplied(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!hasHistory(statement)) {
        return false;
      }
      Map<String, Integer> applied = new HashMap<>();
      try (ResultSet row =
          statement.executeQuery("select version, checksum, success from flyway_schema_history")) {
        while (row.next()) {
          if (!row.getBoolean("success")) {
            return false;
          }
          applied.put(row.getString("version"), row.getInt("checksum"));
        }
      }
      return FILES.stream()
          .allMatch(file -> Integer.valueOf(checksum(file)).equals(applied.get(version(file))));
    }
  }

  static void run(DataSource dataSource) {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(dataSource)
        .locations("classpath:" + FOLDER)
        .failOnMissingLocations(true)
        .ignoreMigrationPatterns("*:future")
        .load()
        .migrate();
  }

  private static boolean hasHistory(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("select to_regclass('flyway_schema_history') is not null")) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static String version(String file) {
    return file.substring(1, file.indexOf("__"));
  }

  /** Computes Flyway's checksum: CRC-32 of the lines without their ends, whatever those are. */
  private static int checksum(String file) {
    CRC32 checksum = new CRC32();
    InputStream resource =
        Migrations.class.getClassLoader().getResourceAsStream(FOLDER + "/" + file);
    if (resource == null) {
      throw new IllegalStateException("the migration " + file + " is missing");
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      reader.lines().forEach(line -> checksum.update(line.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return (int) checksum.getValue();
  }
}
