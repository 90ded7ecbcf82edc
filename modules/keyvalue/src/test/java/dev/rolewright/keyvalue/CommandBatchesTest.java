package dev.rolewright.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

class CommandBatchesTest {
  private static final Duration PATIENT = Duration.ofSeconds(20);

  @TempDir private static Path temporary;

  private static TestRedis redis;

  @BeforeAll
  static void startRedis() {
    redis = TestRedis.start(temporary);
  }

  @AfterAll
  static void stopRedis() {
    redis.close();
  }

  private static CommandBatches batches(int port, Duration limit) {
    URI uri = redis.uriAt(port);
    return CommandBatches.start(
        RedisClients.create(new KeyValueConfig(uri, PATIENT, limit, CommandBatches.CONNECTIONS)),
        limit,
        "batches");
  }

  private static Function<AbstractPipeline, Response<Object>> echo(int number) {
    return pipeline -> pipeline.eval("return ARGV[1]", List.of(), List.of("answer-" + number));
  }

  private static Function<AbstractPipeline, Response<Object>> wrong() {
    return pipeline -> pipeline.eval("return redis.call('nonsense')", List.of(), List.of());
  }

  @Test
  void eachOfManyGetsItsOwnAnswer() throws Exception {
    try (CommandBatches batches = batches(redis.port(), PATIENT);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Object>> answers =
          IntStream.range(0, 1_000)
              .mapToObj(number -> threads.submit(() -> batches.run(echo(number))))
              .toList();
      for (int number = 0; number < answers.size(); number++) {
        assertThat(answers.get(number).get()).isEqualTo("answer-" + number);
      }
    }
  }

  @Test
  void aScriptMayReturnNothing() {
    try (CommandBatches batches = batches(redis.port(), PATIENT)) {
      assertThat(batches.run(pipeline -> pipeline.get("no-such-key"))).isNull();
    }
  }

  @Test
  void whatRedisRefusesFailsForItsCallerAlone() throws Exception {
    try (CommandBatches batches = batches(redis.port(), PATIENT);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Object>> answers =
          IntStream.range(0, 100)
              .mapToObj(
                  number ->
                      threads.submit(() -> batches.run(number % 2 == 0 ? echo(number) : wrong())))
              .toList();
      for (int number = 0; number < answers.size(); number++) {
        Future<Object> answer = answers.get(number);
        if (number % 2 == 0) {
          assertThat(answer.get()).isEqualTo("answer-" + number);
        } else {
          assertThatExceptionOfType(ExecutionException.class)
              .isThrownBy(answer::get)
              .withCauseInstanceOf(JedisDataException.class);
        }
      }
    }
  }

  @Test
  void anAnswerThatCantBeReadFailsForItsCallerAlone() throws Exception {
    try (CommandBatches batches = batches(redis.port(), PATIENT);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Object>> answers =
          IntStream.range(0, 100)
              .mapToObj(
                  number ->
                      threads.submit(
                          () -> batches.run(number % 10 == 3 ? unreadable() : echo(number))))
              .toList();
      for (int number = 0; number < answers.size(); number++) {
        Future<Object> answer = answers.get(number);
        if (number % 10 == 3) {
          assertThatExceptionOfType(ExecutionException.class)
              .isThrownBy(answer::get)
              .withMessageContaining("broke off");
        } else {
          assertThat(answer.get()).isEqualTo("answer-" + number);
        }
      }
    }
  }

  private static Function<AbstractPipeline, Supplier<Object>> unreadable() {
    return pipeline -> {
      Response<String> answer = pipeline.get("no-such-key");
      return () -> {
        throw new IllegalStateException("can't be read: " + answer.get());
      };
    };
  }

  @Test
  void noneWaitsForAStalledRedisAndAllAreServedAfterIt() throws Exception {
    try (Relay relay = Relay.to(redis.port());
        CommandBatches batches = batches(relay.port(), Duration.ofMillis(200));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(batches.run(echo(0))).isEqualTo("answer-0");
      relay.stall();
      List<Future<Object>> answers =
          IntStream.range(0, 50)
              .mapToObj(number -> threads.submit(() -> batches.run(echo(number))))
              .toList();
      for (Future<Object> answer : answers) {
        assertThatExceptionOfType(ExecutionException.class)
            .isThrownBy(answer::get)
            .withCauseInstanceOf(JedisException.class);
      }
      relay.interrupt();
      relay.resume();
      batches.forgetConnections();
      assertThat(batches.run(echo(1))).isEqualTo("answer-1");
    }
  }

  /** Each answer comes in time, and all of a batch together do not. */
  @Test
  void nobodyWaitsForAllTheSlowAnswersBeforeTheirs() throws Exception {
    try (CommandBatches batches = batches(redis.port(), Duration.ofMillis(400));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(batches.run(echo(0))).isEqualTo("answer-0");
      List<Future<Object>> answers =
          IntStream.range(0, 40)
              .mapToObj(number -> threads.submit(() -> batches.run(slow(number))))
              .toList();
      int late = 0;
      for (int number = 0; number < answers.size(); number++) {
        try {
          assertThat(answers.get(number).get()).isEqualTo("answer-" + number);
        } catch (ExecutionException failed) {
          assertThat(failed).hasCauseInstanceOf(JedisConnectionException.class);
          late++;
        }
      }
      assertThat(late).isPositive();
    }
  }

  /** Takes 100 ms of Redis's one thread. */
  private static Function<AbstractPipeline, Response<Object>> slow(int number) {
    return pipeline ->
        pipeline.eval(
            """
            local begin = redis.call('time')
            repeat
              local now = redis.call('time')
              local passed = (now[1] - begin[1]) * 1000000 + now[2] - begin[2]
            until passed > 100000
            return ARGV[1]
            """,
            List.of(),
            List.of("answer-" + number));
  }

  @Test
  void anInterruptStaysAndTheAnswerComesAllTheSame() {
    try (CommandBatches batches = batches(redis.port(), PATIENT)) {
      Thread.currentThread().interrupt();
      Object answer = batches.run(echo(7));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(answer).isEqualTo("answer-7");
    }
  }

  @Test
  void whatIsAskedForAfterTheEndFails() {
    CommandBatches batches = batches(redis.port(), PATIENT);
    assertThat(batches.run(echo(0))).isEqualTo("answer-0");
    batches.close();
    assertThatExceptionOfType(JedisConnectionException.class)
        .isThrownBy(() -> batches.run(echo(1)));
  }
}
