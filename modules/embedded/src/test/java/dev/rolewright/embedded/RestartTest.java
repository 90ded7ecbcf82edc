package dev.rolewright.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

/** The stores end by themselves while they are used. */
@Timeout(60)
class RestartTest {
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofHours(1);

  @TempDir private Path temporary;
  private DataDirectory directory;
  private EmbeddedConfig config;

  @BeforeEach
  void lock() {
    directory = DataDirectory.lock(temporary.resolve("data"));
    config = Machine.config(directory);
  }

  @AfterEach
  void unlock() {
    directory.close();
  }

  @Test
  void aKilledPostgresComesBackAtItsAddressWithItsData() throws SQLException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(config)) {
      String address = postgres.jdbcUrl();
      Machine.execute(postgres, "create table note as select 'kept' as text");
      for (int time = 0; time < 2; time++) {
        kill(postgres.pid());
        await(() -> answers(postgres));
        assertThat(Machine.query(postgres, "select text from note")).isEqualTo("kept");
      }
      assertThat(postgres.jdbcUrl()).isEqualTo(address);
    }
    assertThat(processesInDirectory()).isEmpty();
  }

  @Test
  void aKilledRedisComesBackEmptyAtItsAddress() {
    try (EmbeddedRedis redis = EmbeddedRedis.start(config)) {
      String address = redis.uri().toString();
      try (RedisClient client = RedisClient.create(redis.uri())) {
        client.set("note", "lost");
      }
      long killed = redis.pid();
      kill(killed);
      await(() -> redis.pid() != killed);
      assertThat(redis.uri()).hasToString(address);
      try (RedisClient client = RedisClient.create(redis.uri())) {
        assertThat(client.get("note")).isNull();
      }
    }
    assertThat(processesInDirectory()).isEmpty();
  }

  @Test
  void isTriedAgainUntilItsCauseIsGoneAndItsLogTellsAll() throws Exception {
    RestartPolicy policy = new RestartPolicy(Collections.nCopies(10_000, SHORT), LONG);
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(config, PostgresAccount.ALL, policy)) {
      Path settings = directory.path().resolve("postgres/data/postgresql.conf");
      String right = Files.readString(settings);
      Files.writeString(settings, "no_setting = 1");
      kill(postgres.pid());
      Path log = directory.path().resolve("postgres/log");
      await(() -> read(log).split("no_setting", -1).length > 3);
      Files.writeString(settings, right);
      await(() -> answers(postgres));
      assertThat(log).content().contains("no_setting");
    }
  }

  @Test
  void isLeftDownAfterItsLastAttempt() {
    RestartPolicy policy = new RestartPolicy(List.of(SHORT, SHORT), LONG);
    try (EmbeddedRedis redis = EmbeddedRedis.start(config, policy)) {
      for (int time = 0; time < policy.pauses().size(); time++) {
        long killed = redis.pid();
        kill(killed);
        await(() -> redis.pid() != killed);
      }
      long last = redis.pid();
      kill(last);
      // Its thread is the last that could start one.
      await(() -> !redis.isWatched());
      assertThat(redis.pid()).isEqualTo(last);
      assertThat(processesInDirectory()).isEmpty();
    }
    // The part is free again.
    EmbeddedRedis.start(config).close();
  }

  @Test
  void isNotStartedAgainOnceItIsClosed() {
    RestartPolicy patient = new RestartPolicy(List.of(LONG), LONG);
    EmbeddedRedis waiting = EmbeddedRedis.start(config, patient);
    kill(waiting.pid());
    waiting.close();
    assertThat(waiting.isWatched()).isFalse();
    EmbeddedRedis running = EmbeddedRedis.start(config);
    running.close();
    assertThat(running.isWatched()).isFalse();
    assertThat(processesInDirectory()).isEmpty();
  }

  @Test
  void closingWhileItStartsAgainLeavesNothing() {
    for (int time = 0; time < 20; time++) {
      EmbeddedRedis redis = EmbeddedRedis.start(config);
      kill(redis.pid());
      // Somewhere between the end, the new process and its first answer.
      for (int turn = 0; turn < time * 1_000; turn++) {
        Thread.onSpinWait();
      }
      redis.close();
      assertThat(processesInDirectory()).isEmpty();
    }
  }

  private static void kill(long pid) {
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  private List<Long> processesInDirectory() {
    return ProcessHandle.current()
        .descendants()
        .filter(
            child -> child.info().commandLine().orElse("").contains(directory.path().toString()))
        .map(ProcessHandle::pid)
        .toList();
  }

  private static boolean answers(EmbeddedPostgres postgres) {
    try {
      return Machine.query(postgres, "select 1").equals("1");
    } catch (SQLException notYet) {
      return false;
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void await(BooleanSupplier condition) {
    assertThat(ChildProcess.waitUntil(Duration.ofSeconds(50), condition)).isTrue();
  }
}
