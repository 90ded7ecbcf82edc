package dev.rolewright.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.platform.RolewrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  private static final String FIRST = "V1__foundation.sql";

  @Test
  void anEmptyDatabaseIsMadeAndAMadeOneIsKept() {
    DatabaseConfig config = TestDatabase.createEmpty();
    String tenant = TestDatabase.IDS.next();
    String job = TestDatabase.IDS.next();
    try (Database database = Database.open(config)) {
      TestDatabase.execute(config, tenantRow(tenant));
      database.jobs().insert(tenant, Samples.job(job));
    }
    try (Database database = Database.open(config)) {
      database.ping();
      assertThat(database.jobs().find(tenant, job)).isPresent();
    }
  }

  @Test
  void everyMigrationIsListed() throws Exception {
    Path folder =
        Path.of(
            Migrations.class.getClassLoader().getResource(Migrations.FOLDER + "/" + FIRST).toURI());
    try (Stream<Path> files = Files.list(folder.getParent())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(Migrations.FILES);
    }
  }

  @Test
  void anUpToDateSchemaIsRecognisedAndAnyOtherIsNot() throws Exception {
    DatabaseConfig config = TestDatabase.createEmpty();
    assertThat(areApplied(config)).isFalse();
    Database.open(config).close();
    assertThat(areApplied(config)).isTrue();
    TestDatabase.execute(config, "update flyway_schema_history set success = false");
    assertThat(areApplied(config)).isFalse();
    TestDatabase.execute(config, "delete from flyway_schema_history");
    assertThat(areApplied(config)).isFalse();
  }

  @Test
  void replicasThatStartAtOnceOnAnEmptyDatabaseAllStart() throws Exception {
    DatabaseConfig config = TestDatabase.createEmpty();
    Callable<Boolean> start =
        () -> {
          try (Database database = Database.open(config)) {
            return database.tenants().list(PageRequest.of(0, "")).items().isEmpty();
          }
        };
    try (ExecutorService replicas = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> result : replicas.invokeAll(Collections.nCopies(4, start))) {
        assertThat(result.get()).isTrue();
      }
    }
  }

  @Test
  void aSchemaThatANewerReplicaMovedOnIsLeftAsItIs() {
    DatabaseConfig config = TestDatabase.createEmpty();
    Database.open(config).close();
    TestDatabase.execute(
        config,
        """
        insert into flyway_schema_history
          (installed_rank, version, description, type, script, installed_by, execution_time, success)
        values (100, '9000', 'later', 'SQL', 'V9000__later.sql', 'test', 1, true)
        """);
    try (Database database = Database.open(config)) {
      database.ping();
    }
  }

  @Test
  void aMigrationThatWasChangedAfterItRanIsNoticed() {
    DatabaseConfig config = TestDatabase.createEmpty();
    Database.open(config).close();
    TestDatabase.execute(
        config, "update flyway_schema_history set checksum = 1 where version = '1'");
    assertThatThrownBy(() -> Database.open(config))
        .isInstanceOfSatisfying(
            RolewrightException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.UNKNOWN));
  }

  private static boolean areApplied(DatabaseConfig config) throws Exception {
    try (Connection connection =
        DriverManager.getConnection(config.url(), config.user(), config.password())) {
      return Migrations.areApplied(connection);
    }
  }

  private static String tenantRow(String id) {
    return "insert into tenants values ('" + id + "', 'a', 'A', 'FREE', 'ACTIVE', now())";
  }
}
