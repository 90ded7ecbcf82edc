package dev.rolewright.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rolewright.llm.spi.ProbeLeases;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

class KeyValueStoreTest {
  @TempDir private Path temporary;

  private TestRedis redis;

  @BeforeEach
  void startRedis() {
    redis = TestRedis.start(temporary);
  }

  @AfterEach
  void stopRedis() {
    redis.close();
  }

  @Test
  void isInNamedModule() {
    assertThat(KeyValueStore.class.getModule().isNamed()).isTrue();
  }

  @Test
  void pingTellsTheLatency() {
    try (KeyValueStore store = KeyValueStore.connect(KeyValueConfig.of(redis.uri()))) {
      assertThat(store.ping().latency()).isPositive();
    }
  }

  @Test
  void oneReplicaAtATimeHoldsTheLeaseOfAProbe() {
    try (KeyValueStore one = KeyValueStore.connect(KeyValueConfig.of(redis.uri()));
        KeyValueStore two = KeyValueStore.connect(KeyValueConfig.of(redis.uri()));
        Jedis client = new Jedis(redis.uri())) {
      ProbeLeases here = one.probeLeases();
      ProbeLeases there = two.probeLeases();
      assertThat(here.tryTake("openai/m", Duration.ofSeconds(30))).isTrue();
      assertThat(there.tryTake("openai/m", Duration.ofSeconds(30))).isFalse();
      assertThat(there.tryTake("openai/other", Duration.ofSeconds(30))).isTrue();
      assertThat(client.pttl("rolewright:probe:openai/m")).isBetween(1L, 30_000L);
      there.release("openai/m");
      assertThat(there.tryTake("openai/m", Duration.ofSeconds(30))).as("not theirs").isFalse();
      here.release("openai/m");
      assertThat(there.tryTake("openai/m", Duration.ofSeconds(30))).isTrue();
    }
  }

  @Test
  void withoutRedisEachReplicaMayProbe() throws IOException {
    try (Relay relay = Relay.to(redis.port());
        KeyValueStore store = KeyValueStore.connect(KeyValueConfig.of(redis.uriAt(relay.port())))) {
      relay.interrupt();
      ProbeLeases leases = store.probeLeases();
      assertThat(leases.tryTake("openai/m", Duration.ofSeconds(30))).isTrue();
      leases.release("openai/m");
      relay.resume();
      assertThat(leases.tryTake("openai/m", Duration.ofSeconds(30))).isTrue();
    }
  }

  @Test
  void reportsAnOutageAndConnectsAnewAfterIt() throws IOException {
    try (Relay relay = Relay.to(redis.port());
        KeyValueStore store = KeyValueStore.connect(KeyValueConfig.of(redis.uriAt(relay.port())))) {
      store.ping();
      relay.interrupt();
      assertUnavailable(store, "can't be reached");
      relay.resume();
      assertThat(store.ping().latency()).isPositive();
    }
  }

  @Test
  void aConnectionFromBeforeARestartDoesNotFailThePing() throws IOException {
    try (Relay relay = Relay.to(redis.port());
        KeyValueStore store = KeyValueStore.connect(KeyValueConfig.of(redis.uriAt(relay.port())))) {
      store.ping();
      relay.interrupt();
      relay.resume();
      assertThat(store.ping().latency()).isPositive();
    }
  }

  @Test
  void reportsARedisThatWasStopped() {
    try (KeyValueStore store = KeyValueStore.connect(KeyValueConfig.of(redis.uri()))) {
      store.ping();
      redis.close();
      assertUnavailable(store, "can't be reached");
    }
  }

  @Test
  void needsNoRedisToBeCreated() throws IOException {
    int port = freePort();
    try (KeyValueStore store =
        KeyValueStore.connect(KeyValueConfig.of(URI.create("redis://127.0.0.1:" + port)))) {
      assertUnavailable(store, "can't be reached");
    }
  }

  @Test
  void reportsRefusedCredentialsWithoutShowingThem() {
    URI wrong = URI.create("redis://:guessed-word@127.0.0.1:" + redis.port());
    try (KeyValueStore store = KeyValueStore.connect(KeyValueConfig.of(wrong))) {
      assertUnavailable(store, "refuses the configured user or password");
    }
    URI none = URI.create("redis://127.0.0.1:" + redis.port());
    try (KeyValueStore store = KeyValueStore.connect(KeyValueConfig.of(none))) {
      assertUnavailable(store, "");
    }
  }

  @Test
  void takesUserEncodedPasswordAndDatabaseFromTheAddress() {
    try (Jedis administrator = new Jedis(redis.uri())) {
      administrator.aclSetUser("ada", "on", ">p:a/s+s@1", "+ping", "+select", "+hello", "+client");
      URI uri = URI.create("redis://ada:p%3Aa%2Fs+s%401@127.0.0.1:" + redis.port() + "/3");
      try (KeyValueStore store = KeyValueStore.connect(KeyValueConfig.of(uri))) {
        store.ping();
        assertThat(administrator.clientList()).containsPattern("db=3.* user=ada");
      }
    }
  }

  @Test
  void speaksTlsWhenTheAddressSaysSo() {
    URI encrypted = URI.create(redis.uri().toString().replace("redis:", "rediss:"));
    KeyValueConfig config =
        new KeyValueConfig(encrypted, Duration.ofSeconds(1), Duration.ofMillis(300), 1);
    try (KeyValueStore store = KeyValueStore.connect(config)) {
      assertUnavailable(store, "can't be reached");
    }
  }

  private static void assertUnavailable(KeyValueStore store, String message) {
    assertThatExceptionOfType(RolewrightException.class)
        .isThrownBy(store::ping)
        .withMessageContaining(message)
        .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE))
        .satisfies(
            failure -> assertThat(failure).hasMessageNotContainingAny("guessed-word", "127.0.0.1"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
