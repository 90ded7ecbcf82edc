package dev.rolewright.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rolewright.platform.ConfigException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyValueConfigTest {
  @Test
  void hasDefaults() {
    URI uri = URI.create("redis://localhost");
    assertThat(KeyValueConfig.of(uri))
        .isEqualTo(new KeyValueConfig(uri, Duration.ofSeconds(2), Duration.ofSeconds(1), 16));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://localhost",
        "redis://localhost/",
        "redis://:word@localhost:6380/15",
        "rediss://user:word@redis.example.org/0",
        "redis://[::1]:6379"
      })
  void takesAddresses(String uri) {
    assertThat(KeyValueConfig.of(uri)).isEqualTo(KeyValueConfig.of(URI.create(uri)));
    assertThat(KeyValueConfig.of(uri).uri()).hasToString(uri);
  }

  @ParameterizedTest
  @CsvSource({
    "http://:secret@localhost, redis://",
    "redis:///0, names no host",
    "redis://:secret@localhost/first, database number",
    "redis://secret@localhost, behind a colon",
    "redis://:secret@localhost:0, 1..65535",
    "redis://:secret@localhost:65536, 1..65535",
    "redis://:secret@localhost:many, names no host and port",
    "redis://:secret@localhost?db=1, no parameters",
    "redis://:secret@localhost#1, no parameters"
  })
  void refusesOtherAddressesWithoutShowingThem(String uri, String message) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> KeyValueConfig.of(URI.create(uri)))
        .withMessageContaining(message)
        .satisfies(failure -> assertThat(failure).hasMessageNotContaining("secret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis://:secret @localhost", "redis://:secret%@localhost", "secret ^"})
  void refusesWhatIsNoUrlWithoutShowingIt(String url) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> KeyValueConfig.of(url))
        .withMessageContaining("is no URL")
        .withNoCause()
        .satisfies(failure -> assertThat(failure).hasMessageNotContaining("secret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo", "localhost:6379", "redis.example.org/first"})
  void saysOneThingOfWhatIsNoAddressOfRedisAtAll(String url) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> KeyValueConfig.of(url))
        .withMessageContaining("must begin with redis:// or rediss://")
        .satisfies(failure -> assertThat(failure).hasMessageNotContaining("database number"));
  }

  @Test
  void namesAllMistakesAtOnce() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(
            () ->
                new KeyValueConfig(
                    URI.create("http://localhost"), Duration.ZERO, Duration.ofSeconds(1), 0))
        .withMessageContaining("redis://")
        .withMessageContaining("positive")
        .withMessageContaining("at least 1");
  }

  @Test
  void showsNoPassword() {
    assertThat(KeyValueConfig.of(URI.create("redis://ada:secret@localhost:6380")).toString())
        .contains("localhost:6380")
        .doesNotContain("secret", "ada");
  }
}
