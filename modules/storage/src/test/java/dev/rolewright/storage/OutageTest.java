package dev.rolewright.storage;

import static dev.rolewright.storage.TestDatabase.IDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.access.RequestKey;
import dev.rolewright.domain.EvidenceVectors;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.platform.RolewrightException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutageTest {
  private static final String NO_TENANT = "01890a5d-ac96-774b-bcce-b302099a8057";
  private static final Duration WAIT = Duration.ofMillis(300);

  @Test
  void whileTheDatabaseIsStoppedCallsFailClearlyAndThenWorkAgain(@TempDir Path folder)
      throws Exception {
    TestPostgres postgres = TestPostgres.start(folder);
    try (Relay relay = Relay.start(postgres.port());
        Database database = Database.open(config(relay.port(), postgres, 4, WAIT))) {
      database.ping();
      postgres.close();
      for (ThrowingCallable call : everyKindOfCall(database)) {
        assertUnavailable(call, postgres);
      }
      postgres = TestPostgres.start(folder);
      relay.moveTo(postgres.port());
      awaitRecovery(database);
      for (int call = 0; call < 20; call++) {
        database.ping();
      }
    } finally {
      postgres.close();
    }
  }

  @Test
  void withoutADatabaseOpenFailsClearly() throws Exception {
    DatabaseConfig nobody =
        DatabaseConfig.of("jdbc:postgresql://127.0.0.1:1/postgres", "ana", "hunter2");
    assertThatThrownBy(() -> Database.open(nobody))
        .isInstanceOfSatisfying(
            RolewrightException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
              assertThat(failure).hasMessageNotContainingAny("127.0.0.1", "ana", "hunter2");
            });
  }

  @Test
  void aCallThatGetsNoConnectionFailsClearly() throws Exception {
    DatabaseConfig empty = TestDatabase.createEmpty();
    DatabaseConfig small =
        new DatabaseConfig(
            empty.url(), empty.user(), empty.password(), 1, WAIT, Duration.ofSeconds(10));
    try (Database database = Database.open(small)) {
      CountDownLatch held = new CountDownLatch(1);
      CountDownLatch done = new CountDownLatch(1);
      Thread holder =
          Thread.startVirtualThread(
              () ->
                  database
                      .sql()
                      .run(
                          handle -> {
                            held.countDown();
                            awaitQuietly(done);
                            return handle;
                          }));
      held.await();
      assertThatThrownBy(database::ping)
          .isInstanceOfSatisfying(
              RolewrightException.class,
              failure -> assertThat(failure.code()).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE));
      done.countDown();
      holder.join();
      database.ping();
    }
  }

  @Test
  void aStatementThatTakesTooLongIsStopped() {
    DatabaseConfig empty = TestDatabase.createEmpty();
    DatabaseConfig impatient =
        new DatabaseConfig(
            empty.url(), empty.user(), empty.password(), 1, WAIT, Duration.ofMillis(50));
    try (Database database = Database.open(impatient)) {
      assertThatThrownBy(
              () -> database.sql().run(handle -> handle.execute("select pg_sleep(3600)")))
          .isInstanceOfSatisfying(
              RolewrightException.class,
              failure -> assertThat(failure.code()).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE));
      database.ping();
    }
  }

  @Test
  void anInterruptedCallIsACancelledOne() throws Exception {
    try (Database database = Database.open(TestDatabase.createEmpty())) {
      AtomicReference<RolewrightException> failure = new AtomicReference<>();
      Thread caller =
          Thread.ofVirtual()
              .unstarted(
                  () -> {
                    Thread.currentThread().interrupt();
                    try {
                      // An answer that is there already would be read without a look at the flag.
                      database.sql().run(handle -> handle.execute("select pg_sleep(3600)"));
                    } catch (RolewrightException stopped) {
                      failure.set(stopped);
                    }
                  });
      caller.start();
      caller.join();
      assertThat(failure.get().code()).isEqualTo(ErrorCode.CANCELLED);
    }
  }

  private static List<ThrowingCallable> everyKindOfCall(Database database) {
    return List.of(
        database::ping,
        () -> database.jobs().find(NO_TENANT, IDS.next()),
        () -> database.jobs().list(NO_TENANT, PageRequest.of(0, "")),
        () -> database.jobs().insert(NO_TENANT, Samples.job(IDS.next())),
        () -> database.jobs().delete(NO_TENANT, IDS.next()),
        () ->
            database
                .profiles()
                .insert(
                    NO_TENANT, Samples.profile(IDS.next(), 1), new EvidenceVectors("", Map.of())),
        () -> database.documents().find(NO_TENANT, IDS.next()),
        () -> database.tenants().findByName("default"),
        () -> database.apiKeys().findBySecretHash("0"),
        () -> database.requests().purgeExpired(),
        () ->
            database
                .requests()
                .claim(
                    new RequestKey(NO_TENANT, "m", IDS.next()),
                    Map.of(),
                    IDS.next(),
                    Set.of(),
                    WAIT));
  }

  private static void assertUnavailable(ThrowingCallable call, TestPostgres postgres) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RolewrightException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
              assertThat(failure)
                  .hasMessageNotContainingAny(
                      "127.0.0.1", "localhost", postgres.user(), postgres.password());
            });
  }

  /** Each failing call removes a dead connection or waits, so this ends soon or the test fails. */
  private static void awaitRecovery(Database database) {
    for (int attempt = 0; attempt < 100; attempt++) {
      try {
        database.ping();
        return;
      } catch (RolewrightException stillDown) {
        assertThat(stillDown.code()).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
      }
    }
    throw new AssertionError("the database is back, but calls still fail");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static DatabaseConfig config(
      int port, TestPostgres postgres, int poolSize, Duration wait) {
    return new DatabaseConfig(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
        postgres.user(),
        postgres.password(),
        poolSize,
        wait,
        Duration.ofSeconds(10));
  }
}
