package dev.rolewright.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rolewright.limits.spi.Change;
import dev.rolewright.limits.spi.Claim;
import dev.rolewright.limits.spi.Crowd;
import dev.rolewright.limits.spi.Entrance;
import dev.rolewright.limits.spi.Entry;
import dev.rolewright.limits.spi.Grant.Granted;
import dev.rolewright.limits.spi.Rules;
import dev.rolewright.limits.spi.SharedFault;
import dev.rolewright.limits.spi.SharedFault.Kind;
import dev.rolewright.limits.spi.SharedWindows;
import dev.rolewright.limits.spi.Standing;
import dev.rolewright.limits.spi.Window;
import dev.rolewright.limits.testing.SharedWindowsContract;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.Jedis;

class RedisSharedWindowsTest extends SharedWindowsContract {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
  private static final Rules RULES = new Rules(60_000_000, 60_000_000, 300_000_000, 1_000_000);
  private static final String EPOCH_KEY = "{rolewright:limits}:epoch";
  private static final String MEMBERS_KEY = "{rolewright:limits}:members";
  private static final Window MINUTE = new Window("minute", 1_000_000_000L, 60);

  @TempDir private static Path temporary;

  private static TestRedis redis;
  private static KeyValueStore store;
  private static SharedWindows windows;

  private final String replica = UUID.randomUUID().toString();

  @BeforeAll
  static void startRedis() {
    redis = TestRedis.start(temporary);
    store = KeyValueStore.connect(KeyValueConfig.of(redis.uri()));
    windows = store.sharedWindows(ANSWER_LIMIT);
  }

  @AfterAll
  static void stopRedis() {
    store.close();
    redis.close();
  }

  @BeforeEach
  void empty() {
    run(Jedis::flushAll);
  }

  @Override
  protected SharedWindows windows() {
    return windows;
  }

  private interface Statement {
    Object on(Jedis client);
  }

  private static void run(Statement statement) {
    try (Jedis client = new Jedis(redis.uri())) {
      assertThat(statement.on(client)).isNotNull();
    }
  }

  private Entry entered(SharedWindows at) {
    return at.enter(new Entrance(replica, 1, "", UUID.randomUUID().toString(), RULES));
  }

  private Standing member(SharedWindows at) {
    Entry entry = entered(at);
    Standing standing =
        new Standing(entry.epoch(), replica, 1, 0, entry.now() + 3_600_000_000L, RULES);
    at.checkIn(standing, List.of(), true);
    return standing;
  }

  private static Object acquire(SharedWindows at, Standing standing) {
    return at.acquire(standing, new Crowd(1, List.of()), List.of(new Claim(MINUTE, 1, 10)));
  }

  private static void assertFault(Kind kind, Runnable call) {
    assertThatExceptionOfType(SharedFault.class)
        .isThrownBy(call::run)
        .satisfies(fault -> assertThat(fault.kind()).isEqualTo(kind));
  }

  @Test
  void whatIsKeptExpiresAndIsInOneSlot() {
    Standing standing = member(windows);
    acquire(windows, standing);
    try (Jedis client = new Jedis(redis.uri())) {
      Set<String> keys = client.keys("*");
      assertThat(keys).hasSize(3).allMatch(key -> key.startsWith("{rolewright:limits}:"));
      assertThat(keys).allMatch(key -> client.pttl(key) > 0);
    }
  }

  @Test
  void aWindowHoldsNoMoreFieldsThanBuckets() {
    Standing standing = member(windows);
    Window fine = new Window("fine", 1_000, 5);
    Claim claim = new Claim(fine, 1, 1_000_000);
    for (int index = 0; index < 300; index++) {
      windows.acquire(standing, new Crowd(1, List.of()), List.of(claim));
    }
    try (Jedis client = new Jedis(redis.uri())) {
      String key = "{rolewright:limits}:" + standing.epoch() + ":fine";
      assertThat(client.hlen(key)).isLessThanOrEqualTo(5 + 1 + 2);
    }
  }

  @Test
  void aWindowIsCountedOnceInEachBucketOfTimeAlsoWhenItIsCorrected() {
    Standing standing = member(windows);
    Crowd alone = new Crowd(1, List.of());
    Claim claim = new Claim(MINUTE, 3, 100);
    Granted first = (Granted) windows.acquire(standing, alone, List.of(claim));
    run(Jedis::configResetStat);
    long granted = 0;
    for (int index = 0; index < 20; index++) {
      Change change = new Change(MINUTE, first.buckets().getFirst(), index % 2 == 0 ? -1 : 1);
      windows.settle(standing, List.of(change));
      granted += windows.acquire(standing, alone, List.of(claim)) instanceof Granted ? 1 : 0;
    }
    assertThat(granted).isEqualTo(20);
    try (Jedis client = new Jedis(redis.uri())) {
      // Twice at most: now and then a bucket ends meanwhile.
      assertThat(client.info("commandstats"))
          .doesNotContainPattern("cmdstat_hgetall:calls=([3-9]|\\d\\d)");
    }
    assertThat(windows.usage(standing, alone, List.of(claim)).getFirst().left())
        .isEqualTo(100 - 3 * 21);
  }

  @Test
  void anEmptiedRedisKnowsNobody() {
    Standing standing = member(windows);
    run(Jedis::flushAll);
    assertFault(Kind.STALE, () -> acquire(windows, standing));
    assertThat(entered(windows).begun()).isTrue();
  }

  @Test
  void aRedisThatLostItsScriptsIsEnteredAnew() {
    Standing standing = member(windows);
    run(Jedis::scriptFlush);
    assertFault(Kind.STALE, () -> acquire(windows, standing));
    assertThat(entered(windows).begun()).as("nothing else was lost").isFalse();
    assertThat(acquire(windows, standing)).isNotNull();
  }

  @Test
  void anotherRedisWithOldDataIsNotTrusted() {
    Standing standing = member(windows);
    run(client -> client.hset(EPOCH_KEY, "run", "another"));
    assertFault(Kind.STALE, () -> windows.checkIn(standing, List.of(), true));
    assertThat(entered(windows).begun()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    EPOCH_KEY + ", true",
    EPOCH_KEY + ", false",
    MEMBERS_KEY + ", true",
  })
  void poisonedKeysAreReplaced(String key, boolean otherType) {
    Standing standing = member(windows);
    run(client -> otherType ? client.del(key) : client.hset(key, "last", "junk"));
    if (otherType) {
      run(client -> client.lpush(key, "junk"));
      assertFault(Kind.POISONED, () -> acquire(windows, standing));
    }
    assertThat(entered(windows).begun()).isTrue();
    assertThat(acquire(windows, member(windows))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"junk, 5", "-5, 5", "5, -5", "5, junk"})
  void poisonedAmountsAdmitNothing(String amount, String sum) {
    Standing standing = member(windows);
    acquire(windows, standing);
    String key = "{rolewright:limits}:" + standing.epoch() + ":minute";
    run(
        client -> {
          String field =
              client.hkeys(key).stream().filter(each -> each.contains(":")).findFirst().orElse("");
          client.hset(key, "sum", sum);
          if (!sum.equals("5")) {
            return client.hset(key, "other:99999999999", amount);
          }
          client.hdel(key, "at");
          return client.hset(key, field, amount);
        });
    assertFault(Kind.POISONED, () -> acquire(windows, standing));
  }

  @Test
  void aWindowOfAnotherTypeIsPoisoned() {
    Standing standing = member(windows);
    run(client -> client.set("{rolewright:limits}:" + standing.epoch() + ":minute", "junk"));
    assertFault(Kind.POISONED, () -> acquire(windows, standing));
  }

  @Test
  void aRedisThatIsFullOrOnlyReadsServesNothing() {
    Standing standing = member(windows);
    try {
      run(client -> client.configSet("maxmemory", "1"));
      assertFault(Kind.UNREACHABLE, () -> acquire(windows, standing));
      run(client -> client.configSet("maxmemory", "0"));
      run(client -> client.replicaof("127.0.0.1", 1));
      assertFault(Kind.UNREACHABLE, () -> acquire(windows, standing));
    } finally {
      run(client -> client.configSet("maxmemory", "0"));
      run(Jedis::replicaofNoOne);
    }
    assertThat(acquire(windows, standing)).isNotNull();
  }

  @Test
  void anAnswerThatDoesNotComeIsUnreachable() throws IOException {
    try (Relay relay = Relay.to(redis.port());
        KeyValueStore cut = KeyValueStore.connect(KeyValueConfig.of(redis.uriAt(relay.port())))) {
      SharedWindows there = cut.sharedWindows(Duration.ofSeconds(1));
      Standing standing = member(there);
      relay.stall();
      assertFault(Kind.UNREACHABLE, () -> acquire(there, standing));
      relay.interrupt();
      assertFault(Kind.UNREACHABLE, () -> acquire(there, standing));
    }
  }

  @Test
  void aConnectionFromBeforeAnOutageDoesNotFailTheCall() throws IOException {
    try (Relay relay = Relay.to(redis.port());
        KeyValueStore cut = KeyValueStore.connect(KeyValueConfig.of(redis.uriAt(relay.port())))) {
      SharedWindows there = cut.sharedWindows(ANSWER_LIMIT);
      Standing standing = member(there);
      relay.interrupt();
      relay.resume();
      assertThat(acquire(there, standing)).isNotNull();
    }
  }
}
