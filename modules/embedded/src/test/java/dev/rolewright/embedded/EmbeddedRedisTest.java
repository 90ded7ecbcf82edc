package dev.rolewright.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.platform.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

class EmbeddedRedisTest {
  @TempDir private Path temporary;

  private DataDirectory directory;
  private EmbeddedConfig config;

  @BeforeEach
  void lock() {
    directory = DataDirectory.lock(temporary.resolve("data with spaces"));
    config = Machine.config(directory);
  }

  @AfterEach
  void unlock() {
    directory.close();
  }

  @Test
  void servesAndEndsWithClose() {
    EmbeddedRedis redis = EmbeddedRedis.start(config);
    try (RedisClient client = RedisClient.create(redis.uri())) {
      client.set("note", "kept");
      assertThat(client.get("note")).isEqualTo("kept");
      assertThat(Machine.runs(redis.pid())).isTrue();
    }
    redis.close();
    redis.close();
    assertThat(Machine.runs(redis.pid())).isFalse();
  }

  @Test
  void startsEmptyWithANewPassword() {
    String firstPassword;
    try (EmbeddedRedis redis = EmbeddedRedis.start(config);
        RedisClient client = RedisClient.create(redis.uri())) {
      firstPassword = redis.uri().getUserInfo();
      client.set("note", "lost");
    }
    try (EmbeddedRedis redis = EmbeddedRedis.start(config);
        RedisClient client = RedisClient.create(redis.uri())) {
      assertThat(client.get("note")).isNull();
      assertThat(redis.uri().getUserInfo()).isNotEqualTo(firstPassword);
    }
  }

  @Test
  void asksForThePasswordAndShowsItNowhere() throws IOException {
    try (EmbeddedRedis redis = EmbeddedRedis.start(config);
        RedisClient stranger = RedisClient.create("127.0.0.1", redis.port())) {
      assertThatThrownBy(() -> stranger.get("note"))
          .isInstanceOf(JedisException.class)
          .hasMessageContaining("NOAUTH");
      Path folder = directory.path().resolve("redis");
      assertThat(Machine.mode(folder)).isEqualTo("rwx------");
      assertThat(Machine.mode(folder.resolve("redis.conf"))).isEqualTo("rw-------");
      assertThat(Machine.mode(folder.resolve("log"))).isEqualTo("rw-------");
      String password = redis.uri().getUserInfo().substring(1);
      assertThat(folder.resolve("redis.conf")).content().contains(password);
      assertThat(ProcessHandle.of(redis.pid()).orElseThrow().info().arguments().orElseThrow())
          .noneMatch(argument -> argument.contains(password));
    }
  }

  @Test
  void refusesASecondStartInTheSameDirectory() {
    try (EmbeddedRedis redis = EmbeddedRedis.start(config)) {
      assertThatThrownBy(() -> EmbeddedRedis.start(config))
          .isInstanceOf(IllegalStateException.class);
      assertThat(Machine.runs(redis.pid())).isTrue();
    }
  }

  @Test
  void takesTheNextExecutableWhenTheFirstDoesNotRun() throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("unpacked"));
    String noProgram = "META-INF/maven/com.github.codemonstur/embedded-redis/pom.properties";
    String executable = Platform.current().redisExecutables().getFirst();
    RedisBinaries.unpack(List.of(noProgram, executable), folder);
    assertThat(
            ShortCommand.run(List.of(folder.resolve(RedisBinaries.PROGRAM).toString(), "--version"))
                .output())
        .startsWith("Redis server");
    assertThatThrownBy(() -> RedisBinaries.unpack(List.of(noProgram), folder))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("REDIS_URL");
  }
}
