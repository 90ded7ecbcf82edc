package dev.rolewright.keyvalue;

import dev.rolewright.llm.spi.ProbeLeases;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/**
 * One lease for all replicas, as a key that expires. While Redis can't be reached each replica
 * tries by itself: one call more for a model that may be well again does less harm than none.
 */
final class RedisProbeLeases implements ProbeLeases {
  private static final String PREFIX = "rolewright:probe:";
  private static final String RELEASE =
      """
      if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end
      return 0
      """;

  private final RedisClient client;
  private final String replica = UUID.randomUUID().toString();

  RedisProbeLeases(RedisClient client) {
    this.client = client;
  }

  @Override
  public boolean tryTake(String key, Duration atMost) {
    try {
      SetParams unlessHeld = SetParams.setParams().nx().px(Math.max(1, atMost.toMillis()));
      return client.set(PREFIX + key, replica, unlessHeld) != null;
    } catch (JedisException unreachable) {
      return true;
    }
  }

  @Override
  public void release(String key) {
    try {
      Object _ = client.eval(RELEASE, List.of(PREFIX + key), List.of(replica));
    } catch (JedisException unreachable) {
      // It ends by itself when its time has passed.
      return;
    }
  }
}
