package dev.rolewright.keyvalue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.llm.spi.AnswerCache;
import dev.rolewright.llm.spi.AnswerKey;
import dev.rolewright.llm.spi.SharedFlights;
import dev.rolewright.llm.spi.SharedFlights.Joined;
import dev.rolewright.llm.spi.SharedFlights.Keepsake;
import dev.rolewright.llm.spi.SharedFlights.Lease;
import dev.rolewright.llm.spi.SharedFlights.Part;
import dev.rolewright.llm.spi.SharedFlights.Progress;
import dev.rolewright.llm.testing.SharedFlightsContract;
import dev.rolewright.platform.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/** Answers in a real Redis, which may hold anything and be anything but there. */
class RedisAnswersTest extends SharedFlightsContract {
  /** No test depends on how fast Redis is. */
  private static final AnswerLimits PATIENT =
      new AnswerLimits(Duration.ofSeconds(20), 256 * 1_024, 3, Duration.ofHours(1));

  private static final SetParams FOR_AN_HOUR = SetParams.setParams().px(HOUR.toMillis());

  @TempDir private static Path temporary;
  private static TestRedis redis;

  private KeyValueStore store;
  private Jedis client;
  private RedisAnswers answers;

  @BeforeAll
  static void startRedis() {
    redis = TestRedis.start(temporary);
  }

  @AfterAll
  static void stopRedis() {
    redis.close();
  }

  @BeforeEach
  void connect() {
    store = KeyValueStore.connect(KeyValueConfig.of(redis.uri()));
    answers = store.answers(Seal.checksum(), PATIENT);
    client = new Jedis(redis.uri());
  }

  @AfterEach
  void disconnect() {
    client.close();
    store.close();
  }

  @Override
  protected AnswerCache cache() {
    return answers;
  }

  @Override
  protected SharedFlights flights() {
    return answers.flights();
  }

  /** Takes time from all that is there: Redis's own clock can't be moved. */
  @Override
  protected void pass(Duration time) {
    for (String key : client.keys("*")) {
      if (key.startsWith("rolewright:answers-forgotten:")) {
        long when = Long.parseLong(client.get(key));
        client.set(
            key, Long.toString(when - time.toMillis()), SetParams.setParams().px(client.pttl(key)));
      } else {
        client.pexpire(key, Math.max(0, client.pttl(key) - time.toMillis()));
      }
    }
  }

  private static byte[] name(AnswerKey key) {
    return ("rolewright:answer:{" + key.tenantId() + "}:" + key.digest()).getBytes(UTF_8);
  }

  private void assertRefused(AnswerKey key) {
    long before = answers.troubles().refused();
    assertThat(answers.find(key)).isEmpty();
    assertThat(answers.troubles().refused()).isEqualTo(before + 1);
    assertThat(client.exists(name(key))).as("removed").isFalse();
    assertThat(answers.find(key)).isEmpty();
    assertThat(answers.troubles().refused()).isEqualTo(before + 1);
  }

  @Test
  void whatWasChangedCutShortOrLengthenedIsNone() {
    AnswerKey key = newKey();
    answers.store(key, answer("text"), USUAL);
    byte[] good = client.get(name(key));
    for (int place = 0; place < good.length; place++) {
      byte[] changed = good.clone();
      changed[place] ^= 1;
      client.set(name(key), changed, FOR_AN_HOUR);
      assertRefused(key);
    }
    for (int length : new int[] {0, 1, 10, good.length - 1, good.length + 1}) {
      client.set(name(key), Arrays.copyOf(good, length), FOR_AN_HOUR);
      assertRefused(key);
    }
    client.set(name(key), good, FOR_AN_HOUR);
    assertThat(answers.find(key)).isPresent();
  }

  @Test
  void whatWasCopiedFromAnotherKeyOrTenantIsNone() {
    AnswerKey key = newKey();
    answers.store(key, answer("theirs"), USUAL);
    byte[] theirs = client.get(name(key));
    for (AnswerKey other : Set.of(key(key.tenantId(), 2), newKey())) {
      client.set(name(other), theirs, FOR_AN_HOUR);
      assertRefused(other);
    }
  }

  @Test
  void anOlderAndANewerFormatAreNone() {
    AnswerKey key = newKey();
    answers.store(key, answer("text"), USUAL);
    byte[] good = client.get(name(key));
    for (byte format : new byte[] {0, 2, 127}) {
      byte[] other = good.clone();
      other[0] = format;
      client.set(name(key), other, FOR_AN_HOUR);
      assertRefused(key);
    }
  }

  @Test
  void aTimeThatNobodyGaveItMakesItNone() {
    AnswerKey key = newKey();
    answers.store(key, answer("text"), USUAL);
    client.persist(name(key));
    assertRefused(key);
    answers.store(key, answer("text"), USUAL);
    client.pexpire(name(key), Duration.ofDays(30).toMillis());
    assertRefused(key);
  }

  @Test
  void aPartThatWasChangedEndsTheReading() {
    AnswerKey key = newKey();
    SharedFlights flights = flights();
    assertThat(flights.join(key, HOUR, HOUR, HOUR)).isInstanceOf(Joined.Lead.class);
    String token = ((Joined.Follow) flights.join(key, HOUR, HOUR, HOUR)).token();
    List<Part> parts = List.of(new Part.Text("a"), new Part.Text("b"), new Part.Text("c"));
    assertThat(flights.tend(key, token, HOUR, 0, parts)).isEqualTo(Lease.WANTED);
    String list =
        client.keys("rolewright:flight-parts:{" + key.tenantId() + "}*").iterator().next();
    byte[] first = client.lindex(list.getBytes(UTF_8), 0);
    client.lset(list.getBytes(UTF_8), 1, first);
    assertThat(flights.read(key, token, HOUR, 0))
        .isEqualTo(new Progress(List.of(new Part.Text("a")), false));
    assertThat(answers.troubles().refused()).isOne();
  }

  @Test
  void withoutRedisEachAsksAlone() throws IOException {
    try (Relay relay = Relay.to(redis.port());
        KeyValueStore through =
            KeyValueStore.connect(KeyValueConfig.of(redis.uriAt(relay.port())))) {
      SharedFlights flights = through.answers(Seal.checksum(), PATIENT).flights();
      AnswerKey key = newKey();
      assertThat(flights.join(key, HOUR, HOUR, HOUR)).isInstanceOf(Joined.Lead.class);
      String token = ((Joined.Follow) flights.join(key, HOUR, HOUR, HOUR)).token();
      relay.interrupt();
      assertThat(flights.read(key, token, HOUR, 0).isHeld()).isFalse();
      assertThat(flights.tend(key, token, HOUR, 0, List.of())).isEqualTo(Lease.LOST);
      assertThat(flights.join(key, HOUR, HOUR, HOUR)).isInstanceOf(Joined.Alone.class);
      flights.release(key, token);
    }
  }

  @Test
  void anotherKindOfValueIsNone() {
    AnswerKey key = newKey();
    client.lpush(name(key), "poison".getBytes(UTF_8));
    assertRefused(key);
  }

  @Test
  void whatIsKeptEndsByItself() {
    AnswerKey key = newKey();
    answers.store(key, answer("text"), USUAL);
    assertThat(client.keys("*" + key.tenantId() + "*"))
        .isNotEmpty()
        .allSatisfy(
            name -> assertThat(client.pttl(name)).isBetween(1L, HOUR.multipliedBy(2).toMillis()));
  }

  @Test
  void manyAnswersOfATenantAreForgotten() {
    AnswerKey first = newKey();
    for (int number = 1; number <= 1_100; number++) {
      answers.store(key(first.tenantId(), number), answer("text"), USUAL);
    }
    assertThat(answers.forget(first.tenantId())).isTrue();
    assertThat(client.keys("rolewright:answer:{" + first.tenantId() + "}:*")).isEmpty();
  }

  @Test
  void aRedisThatRefusesIsNoCacheAndNoError() {
    AnswerKey key = newKey();
    client.configSet("maxmemory", "1");
    try {
      answers.store(key, answer("text"), USUAL);
    } finally {
      client.configSet("maxmemory", "0");
    }
    assertThat(answers.find(key)).isEmpty();
    assertThat(answers.troubles().failures()).isOne();
  }

  @Test
  void aLeaseIsGivenBackThoughItsAnswerCantBeKept() {
    AnswerKey key = newKey();
    client.set("rolewright:answers:{" + key.tenantId() + "}", "poison");
    Joined.Lead lead = (Joined.Lead) flights().join(key, HOUR, HOUR, HOUR);
    Keepsake kept = new Keepsake(answer("text"), USUAL);
    assertThat(flights().land(key, lead.token(), Optional.of(kept))).isTrue();
    assertThat(client.exists("rolewright:flight:{" + key.tenantId() + "}:" + key.digest()))
        .isFalse();
    assertThat(answers.troubles().failures()).isOne();
  }

  @Test
  void aRedisThatIsGoneIsAskedAFewTimesAndThenLeftAlone() throws IOException {
    try (Relay relay = Relay.to(redis.port());
        KeyValueStore through =
            KeyValueStore.connect(KeyValueConfig.of(redis.uriAt(relay.port())))) {
      RedisAnswers gone = through.answers(Seal.checksum(), PATIENT);
      AnswerKey key = newKey();
      gone.store(key, answer("text"), USUAL);
      assertThat(gone.find(key)).isPresent();
      relay.interrupt();
      for (int call = 0; call < 10; call++) {
        assertThat(gone.find(key)).isEmpty();
      }
      gone.store(key, answer("text"), USUAL);
      assertThat(gone.forget(key.tenantId())).isFalse();
      assertThat(gone.troubles().failures()).isEqualTo(3);
      assertThat(gone.troubles().skipped()).isEqualTo(8);
    }
  }

  @Test
  void aRedisThatIsBackIsUsedAgain() throws IOException {
    ManualTime time = new ManualTime();
    try (Relay relay = Relay.to(redis.port());
        RedisClient client = RedisClients.create(KeyValueConfig.of(redis.uriAt(relay.port())));
        CommandBatches quick = CommandBatches.start(client, PATIENT.timeLimit(), "answers")) {
      RedisAnswers gone = new RedisAnswers(quick, client, Seal.checksum(), PATIENT, time);
      AnswerKey key = newKey();
      gone.store(key, answer("text"), USUAL);
      relay.interrupt();
      for (int call = 0; call < 5; call++) {
        assertThat(gone.find(key)).isEmpty();
      }
      relay.resume();
      assertThat(gone.find(key)).as("still left alone").isEmpty();
      time.pass(PATIENT.pause());
      assertThat(gone.find(key)).isPresent();
    }
  }

  /** A clock that a test moves. */
  private static final class ManualTime implements Time {
    private long nanos;

    void pass(Duration time) {
      nanos += time.toNanos();
    }

    @Override
    public java.time.Instant now() {
      return java.time.Instant.EPOCH.plusNanos(nanos);
    }

    @Override
    public long nanoTime() {
      return nanos;
    }

    @Override
    public void sleep(Duration duration) {
      pass(duration);
    }
  }
}
