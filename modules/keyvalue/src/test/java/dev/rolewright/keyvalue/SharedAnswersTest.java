package dev.rolewright.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.CacheState;
import dev.rolewright.llm.AnswerFormat;
import dev.rolewright.llm.BreakerPolicy;
import dev.rolewright.llm.ChatEvent;
import dev.rolewright.llm.ChatMessage;
import dev.rolewright.llm.ChatParameters;
import dev.rolewright.llm.ChatRequest;
import dev.rolewright.llm.ChatRole;
import dev.rolewright.llm.Gateway;
import dev.rolewright.llm.GatewayConfig;
import dev.rolewright.llm.GatewayPorts;
import dev.rolewright.llm.HitRates;
import dev.rolewright.llm.ModelName;
import dev.rolewright.llm.Purpose;
import dev.rolewright.llm.ResponseCache;
import dev.rolewright.llm.RetryPolicy;
import dev.rolewright.llm.Route;
import dev.rolewright.llm.TimeLimits;
import dev.rolewright.llm.spi.FeatureFlags;
import dev.rolewright.llm.spi.ProbeLeases;
import dev.rolewright.llm.spi.RateLimits;
import dev.rolewright.llm.spi.Records;
import dev.rolewright.llm.spi.Spending;
import dev.rolewright.llm.testing.Cut;
import dev.rolewright.platform.Alerts;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two gateways, as of two replicas, whose callers ask the same, over a real Redis. */
class SharedAnswersTest {
  private static final AnswerLimits PATIENT =
      new AnswerLimits(Duration.ofSeconds(20), 256 * 1_024, 3, Duration.ofHours(1));
  private static final Duration LONG = Duration.ofSeconds(90);

  @TempDir private static Path temporary;
  private static TestRedis redis;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final String tenant = UUID.randomUUID().toString();
  private GatedProvider provider = new GatedProvider(0);

  @BeforeAll
  static void startRedis() {
    redis = TestRedis.start(temporary);
  }

  @AfterAll
  static void stopRedis() {
    redis.close();
  }

  @BeforeEach
  void ask() {
    provider = new GatedProvider(0);
  }

  @AfterEach
  void close() throws Exception {
    provider.finish();
    threads.close();
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  /** A gateway with connections of its own. */
  private record Replica(Gateway gateway, Cut cut, List<Caller> callers) {}

  private Replica replica(URI uri) {
    return replica(uri, PATIENT);
  }

  private Replica replica(URI uri, AnswerLimits limits) {
    KeyValueStore store = KeyValueStore.connect(KeyValueConfig.of(uri));
    open.add(store);
    RedisAnswers answers = store.answers(Seal.checksum(), limits);
    Cut cut = new Cut(answers, answers.flights());
    Route route =
        new Route(
            "route",
            List.of(new ModelName("one", "m")),
            ChatParameters.CONFIGURED,
            new TimeLimits(LONG, LONG, LONG),
            1_000);
    GatewayConfig config =
        new GatewayConfig(
            Map.of("one", provider),
            Map.of(),
            Map.of("route", route),
            Optional.empty(),
            RetryPolicy.DEFAULT);
    Gateway gateway =
        Gateway.create(
            context -> config,
            RetryPolicy.DEFAULT,
            BreakerPolicy.DEFAULT,
            new GatewayPorts(
                ProbeLeases.alone(),
                RateLimits.none(),
                Spending.unlimited(),
                ResponseCache.create(cut, cut, HitRates.create(), threads),
                Records.none(),
                FeatureFlags.none(),
                Alerts.none(),
                Time.system(),
                Timers.system()),
            () -> 0);
    return new Replica(gateway, cut, new ArrayList<>());
  }

  /** One who asks, on a thread of their own. */
  private final class Caller {
    private final Cancellation cancellation = new Cancellation();
    private final StringBuilder text = new StringBuilder();
    private final CompletableFuture<ChatEvent.Completed> completed = new CompletableFuture<>();
    private boolean wasReset;

    private void ask(Gateway gateway) {
      long now = System.nanoTime();
      RequestContext context =
          new RequestContext(
              tenant, "key", "free", "id", now, now + LONG.toNanos(), Time.system(), cancellation);
      ChatRequest request =
          new ChatRequest(
              "route",
              List.of(new ChatMessage(ChatRole.USER, "The same?")),
              ChatParameters.CONFIGURED,
              new AnswerFormat.Text(),
              "",
              Purpose.CHAT);
      try {
        gateway.stream(context, request, this::take);
      } catch (RuntimeException failed) {
        completed.completeExceptionally(failed);
      }
    }

    private void take(ChatEvent event) {
      switch (event) {
        case ChatEvent.Started started -> {}
        case ChatEvent.TextDelta delta -> {
          if (text.isEmpty()) {
            provider.oneHasRead();
          }
          text.append(delta.text());
        }
        case ChatEvent.Reset reset -> {
          wasReset = true;
          text.setLength(0);
        }
        case ChatEvent.Completed end -> completed.complete(end);
      }
    }
  }

  private void ask(Replica replica, int callers) {
    for (int number = 0; number < callers; number++) {
      Caller caller = new Caller();
      replica.callers().add(caller);
      Future<?> _ = threads.submit(() -> caller.ask(replica.gateway()));
    }
  }

  private static void assertWhole(Replica replica) {
    assertThat(replica.callers())
        .allSatisfy(
            caller -> {
              assertThat(caller.completed.join()).isNotNull();
              assertThat(caller.text).hasToString("Hello");
            });
  }

  private static long count(CacheState state, Replica... replicas) {
    long count = 0;
    for (Replica replica : replicas) {
      count +=
          replica.callers().stream()
              .filter(caller -> caller.completed.join().cache() == state)
              .count();
    }
    return count;
  }

  @Test
  void aThousandCallersOfTwoReplicasCostOneCall() {
    provider = new GatedProvider(1_000);
    Replica one = replica(redis.uri());
    Replica two = replica(redis.uri());
    ask(one, 500);
    ask(two, 500);
    // The rest is written when all have read the first part, which they do as it is written.
    provider.awaitReaders();
    provider.finish();
    assertWhole(one);
    assertWhole(two);
    assertThat(provider.calls()).isOne();
    assertThat(count(CacheState.MISS, one, two)).isOne();
    assertThat(count(CacheState.COALESCED, one, two)).isEqualTo(999);
  }

  @Test
  void whoComesLateAtTheOtherReplicaReadsFromTheBegin() {
    provider = new GatedProvider(1);
    Replica one = replica(redis.uri());
    Replica two = replica(redis.uri());
    ask(one, 1);
    provider.awaitReaders();
    provider.expect(1);
    ask(two, 1);
    provider.awaitReaders();
    provider.finish();
    assertWhole(one);
    assertWhole(two);
    assertThat(provider.calls()).isOne();
  }

  @Test
  void theAnswerGoesOnForTheOtherReplicaWhenAllWhoAskedFirstLeave() {
    provider = new GatedProvider(2);
    Replica one = replica(redis.uri());
    ask(one, 1);
    provider.awaitCall();
    Replica two = replica(redis.uri());
    ask(two, 1);
    provider.awaitReaders();
    one.callers().getFirst().cancellation.cancel();
    provider.finish();
    assertWhole(two);
    assertThat(provider.calls()).isOne();
  }

  @Test
  void whereTheReplicaThatAsksIsKilledAnotherOneTakesOver() {
    provider = new GatedProvider(40);
    Replica one = replica(redis.uri());
    ask(one, 20);
    provider.awaitCall();
    Replica two = replica(redis.uri());
    ask(two, 20);
    provider.awaitReaders();
    one.cut().kill();
    one.callers().forEach(caller -> caller.cancellation.cancel());
    provider.finish();
    assertWhole(two);
    assertThat(two.callers()).allSatisfy(caller -> assertThat(caller.wasReset).isTrue());
    assertThat(provider.calls()).isEqualTo(2);
    assertThat(count(CacheState.MISS, two)).isOne();
  }

  @Test
  void whereRedisStallsEachReplicaAsksForItself() throws IOException {
    provider = new GatedProvider(40);
    AnswerLimits impatient =
        new AnswerLimits(Duration.ofMillis(500), 256 * 1_024, 3, Duration.ofHours(1));
    try (Relay relay = Relay.to(redis.port())) {
      Replica one = replica(redis.uri());
      ask(one, 20);
      provider.awaitCall();
      Replica two = replica(through(relay), impatient);
      ask(two, 20);
      provider.awaitReaders();
      relay.stall();
      provider.awaitCall();
      provider.finish();
      assertWhole(one);
      assertWhole(two);
      assertThat(provider.calls()).isEqualTo(2);
    }
  }

  private static URI through(Relay relay) {
    return redis.uriAt(relay.port());
  }

  @Test
  void whereRedisIsLostEachReplicaAsksForItself() throws IOException {
    provider = new GatedProvider(40);
    try (Relay relay = Relay.to(redis.port())) {
      Replica one = replica(redis.uri());
      ask(one, 20);
      provider.awaitCall();
      Replica two = replica(through(relay));
      ask(two, 20);
      provider.awaitReaders();
      relay.interrupt();
      provider.awaitCall();
      provider.finish();
      assertWhole(one);
      assertWhole(two);
      assertThat(provider.calls()).isEqualTo(2);
    }
  }
}
