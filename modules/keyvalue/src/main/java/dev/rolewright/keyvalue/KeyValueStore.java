package dev.rolewright.keyvalue;

import dev.rolewright.llm.spi.ProbeLeases;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import java.time.Duration;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The connections to one Redis. They are made when they are needed: neither creating the store nor
 * an outage later on needs Redis to be there, and the first call after an outage connects anew.
 */
public final class KeyValueStore implements AutoCloseable {
  private final RedisClient client;
  private final Time time;

  private KeyValueStore(RedisClient client, Time time) {
    this.client = client;
    this.time = time;
  }

  /** Creates a store. Does not touch the network. */
  public static KeyValueStore connect(KeyValueConfig config) {
    return new KeyValueStore(RedisClients.create(config), Time.system());
  }

  /**
   * Asks Redis for an answer.
   *
   * @throws RolewrightException {@link ErrorCode#STORAGE_UNAVAILABLE} when none comes in time or
   *     the credentials are refused
   */
  public KeyValueHealth ping() {
    long start = time.nanoTime();
    boolean mayBeStale = client.getPool().getNumIdle() > 0;
    try {
      pingOnce(mayBeStale);
    } catch (JedisAccessControlException refused) {
      throw unavailable("The key-value store refuses the configured user or password.", refused);
    } catch (JedisException failure) {
      throw unavailable("The key-value store can't be reached.", failure);
    }
    return new KeyValueHealth(Duration.ofNanos(time.nanoTime() - start));
  }

  private void pingOnce(boolean mayBeStale) {
    try {
      client.ping();
    } catch (JedisConnectionException broken) {
      // A connection from before an outage tells nothing about now; those beside it are as old.
      client.getPool().clear();
      if (!mayBeStale) {
        throw broken;
      }
      client.ping();
    }
  }

  private static RolewrightException unavailable(String message, JedisException cause) {
    return RolewrightException.causedBy(ErrorCode.STORAGE_UNAVAILABLE, message, cause);
  }

  /** Returns the leases of probes that all replicas at this Redis share. */
  public ProbeLeases probeLeases() {
    return new RedisProbeLeases(client);
  }

  /** Closes all connections. */
  @Override
  public void close() {
    client.close();
  }
}
