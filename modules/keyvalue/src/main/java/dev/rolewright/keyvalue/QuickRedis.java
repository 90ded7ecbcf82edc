package dev.rolewright.keyvalue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.RedisClient;

/** Runs scripts at a Redis that may be left out, behind a {@link Fuse}. */
final class QuickRedis {
  private final RedisClient client;
  private final Fuse fuse;

  QuickRedis(RedisClient client, Fuse fuse) {
    this.client = client;
    this.fuse = fuse;
  }

  /** Returns what a script returns; empty for nothing, and where Redis does not do it in time. */
  Optional<Object> eval(byte[] script, List<String> keys, List<byte[]> arguments) {
    return fuse.run(
        () ->
            Optional.ofNullable(
                client.eval(script, keys.stream().map(QuickRedis::bytes).toList(), arguments)),
        Optional.empty(),
        () -> client.getPool().clear());
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static byte[] millis(Duration duration) {
    return bytes(Long.toString(duration.toMillis()));
  }
}
