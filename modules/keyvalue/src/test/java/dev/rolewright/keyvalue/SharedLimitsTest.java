package dev.rolewright.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.limits.Admission;
import dev.rolewright.limits.Demand;
import dev.rolewright.limits.Limit;
import dev.rolewright.limits.LimitKey;
import dev.rolewright.limits.Limiter;
import dev.rolewright.limits.LimiterConfig;
import dev.rolewright.limits.LimiterHealth.State;
import dev.rolewright.limits.spi.Attendance;
import dev.rolewright.limits.spi.Change;
import dev.rolewright.limits.spi.Claim;
import dev.rolewright.limits.spi.Crowd;
import dev.rolewright.limits.spi.Entrance;
import dev.rolewright.limits.spi.Entry;
import dev.rolewright.limits.spi.Grant;
import dev.rolewright.limits.spi.History;
import dev.rolewright.limits.spi.SharedWindows;
import dev.rolewright.limits.spi.Standing;
import dev.rolewright.limits.spi.Usage;
import dev.rolewright.limits.testing.InMemoryReplicas;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

/** Four limiters at one real Redis, which is stalled, emptied and killed under them. */
class SharedLimitsTest {
  private static final Duration WINDOW = Duration.ofSeconds(2);
  private static final int REPLICAS = 4;
  private static final int CALLERS = 4;

  @TempDir private Path temporary;

  private final InMemoryReplicas list = new InMemoryReplicas(System::nanoTime);
  private final List<Replica> replicas = new ArrayList<>();
  private final ConcurrentLinkedQueue<Long> admitted = new ConcurrentLinkedQueue<>();
  private final LongAdder advances = new LongAdder();
  private volatile boolean over;
  private TestRedis redis;

  private static Limit limit(int most) {
    return new Limit(new LimitKey(LimitKey.Kind.TENANT, "t", LimitKey.Unit.REQUESTS), most, WINDOW);
  }

  private record Replica(
      Relay relay, KeyValueStore store, Limiter limiter, ConcurrentLinkedQueue<Long> admitted) {}

  @BeforeEach
  void startRedis() {
    redis = TestRedis.start(temporary);
  }

  @AfterEach
  void stop() throws IOException {
    over = true;
    for (Replica replica : replicas) {
      replica.limiter().close();
      replica.store().close();
      replica.relay().close();
    }
    redis.close();
  }

  private Replica start() throws IOException {
    Relay relay = Relay.to(redis.port());
    String credentials = redis.uri().getUserInfo();
    KeyValueStore store =
        KeyValueStore.connect(
            KeyValueConfig.of(URI.create("redis://" + credentials + "@127.0.0.1:" + relay.port())));
    LimiterConfig config = LimiterConfig.of(WINDOW);
    Limiter limiter =
        Limiter.create(
            config,
            new CountedAdvances(store.sharedWindows(config.answerLimit()), advances),
            list,
            Time.system(),
            Timers.system(),
            task -> Thread.ofVirtual().start(task));
    Replica replica = new Replica(relay, store, limiter, new ConcurrentLinkedQueue<>());
    replicas.add(replica);
    return replica;
  }

  private void call(Replica replica, Demand demand) {
    while (!over) {
      Admission answer = replica.limiter().tryAcquire(List.of(demand));
      long now = System.nanoTime();
      if (answer instanceof Admission.Admitted) {
        admitted.add(now);
        replica.admitted().add(now);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Time.system().sleep(Duration.ofMillis(10));
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      pause();
    }
  }

  private void awaitMore(int count) {
    int before = admitted.size();
    await(() -> admitted.size() >= before + count);
  }

  /** Counts what is granted in advance. */
  private record CountedAdvances(SharedWindows windows, LongAdder advances)
      implements SharedWindows {
    @Override
    public Grant acquire(Standing standing, Crowd crowd, List<Claim> claims) {
      Grant grant = windows.acquire(standing, crowd, claims);
      if (grant instanceof Grant.Granted granted) {
        granted.advances().forEach(advances::add);
      }
      return grant;
    }

    @Override
    public Entry enter(Entrance entrance) {
      return windows.enter(entrance);
    }

    @Override
    public long load(Standing standing, List<History> histories) {
      return windows.load(standing, histories);
    }

    @Override
    public Attendance checkIn(Standing standing, List<String> awaited, boolean complete) {
      return windows.checkIn(standing, awaited, complete);
    }

    @Override
    public long settle(Standing standing, List<Change> changes) {
      return windows.settle(standing, changes);
    }

    @Override
    public List<Usage> usage(Standing standing, Crowd crowd, List<Claim> claims) {
      return windows.usage(standing, crowd, claims);
    }
  }

  /** Of the larger one something is granted in advance. */
  @ParameterizedTest
  @ValueSource(ints = {20, 640})
  @Timeout(90)
  void noWindowHoldsMoreThanTheLimitWhateverBecomesOfRedis(int most) throws IOException {
    Demand one = new Demand(limit(most), 1);
    for (int index = 0; index < REPLICAS; index++) {
      Replica replica = start();
      for (int caller = 0; caller < CALLERS; caller++) {
        Thread.ofVirtual().start(() -> call(replica, one));
      }
    }
    awaitMore(most);

    Replica apart = replicas.getFirst();
    apart.relay().stall();
    await(() -> apart.limiter().health().state() == State.APART);
    int alone = apart.admitted().size();
    await(() -> apart.admitted().size() > alone);
    apart.relay().interrupt();
    apart.relay().resume();
    await(() -> apart.limiter().health().state() == State.SHARED);

    try (Jedis client = new Jedis(redis.uri())) {
      assertThat(client.flushAll()).isEqualTo("OK");
    }
    awaitMore(1);

    assertThat(ProcessHandle.of(redis.pid()).orElseThrow().destroyForcibly()).isTrue();
    awaitMore(most + 1);
    over = true;

    assertThat(advances.sum() > 0).as("something was granted in advance").isEqualTo(most > 100);
    List<Long> instants = admitted.stream().sorted().toList();
    for (int index = most; index < instants.size(); index++) {
      assertThat(instants.get(index) - instants.get(index - most))
          .as("time in which %s and one more are admitted", most)
          .isGreaterThanOrEqualTo(WINDOW.toNanos());
    }
  }
}
