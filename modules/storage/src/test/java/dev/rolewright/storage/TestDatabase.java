package dev.rolewright.storage;

import dev.rolewright.access.Plan;
import dev.rolewright.access.Tenant;
import dev.rolewright.access.TenantState;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A fresh database on a real Postgres, which is started once for the tests of this JVM. Each test
 * class has its own.
 */
final class TestDatabase implements AutoCloseable {
  static final Ids IDS = Ids.create(Time.system());

  private static final AtomicInteger COUNTER = new AtomicInteger();

  private final DatabaseConfig config;
  private final Database database;

  private TestDatabase(DatabaseConfig config) {
    this.config = config;
    this.database = Database.open(config);
  }

  static TestDatabase create() {
    return new TestDatabase(createEmpty());
  }

  /** Returns the address of a database without any table. */
  static DatabaseConfig createEmpty() {
    String name = "test_" + COUNTER.incrementAndGet();
    execute(config("postgres"), "create database " + name);
    return config(name);
  }

  static void execute(DatabaseConfig config, String sql) {
    try (Connection connection =
            DriverManager.getConnection(config.url(), config.user(), config.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  Database database() {
    return database;
  }

  /** Runs a statement behind the back of the code under test. */
  void execute(String sql) {
    execute(config, sql);
  }

  /** Creates a tenant and returns its id. */
  String newTenantId() {
    String id = IDS.next();
    database
        .tenants()
        .insert(new Tenant(id, "t" + id, "", Plan.FREE, TenantState.ACTIVE, Instant.EPOCH));
    return id;
  }

  @Override
  public void close() {
    database.close();
  }

  private static DatabaseConfig config(String name) {
    TestPostgres postgres = Shared.POSTGRES;
    return DatabaseConfig.of(
        "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/" + name,
        postgres.user(),
        postgres.password());
  }

  private static final class Shared {
    static final TestPostgres POSTGRES = start();

    private static TestPostgres start() {
      try {
        Path folder = Files.createTempDirectory("rolewright-storage-test");
        TestPostgres postgres = TestPostgres.start(folder);
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(
                    () -> {
                      postgres.close();
                      delete(folder);
                    }));
        return postgres;
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    private static void delete(Path folder) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
