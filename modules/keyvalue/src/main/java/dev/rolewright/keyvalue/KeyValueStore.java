package dev.rolewright.keyvalue;

import dev.rolewright.limits.spi.SharedWindows;
import dev.rolewright.llm.spi.ProbeLeases;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The connections to one Redis. They are made when they are needed: neither creating the store nor
 * an outage later on needs Redis to be there, and the first call after an outage connects anew.
 */
public final class KeyValueStore implements AutoCloseable {
  private final KeyValueConfig config;
  private final RedisClient client;
  private final Time time;
  private final List<CommandBatches> others = new CopyOnWriteArrayList<>();

  private KeyValueStore(KeyValueConfig config, Time time) {
    this.config = config;
    this.client = RedisClients.create(config);
    this.time = time;
  }

  /** Creates a store. Does not touch the network. */
  public static KeyValueStore connect(KeyValueConfig config) {
    return new KeyValueStore(config, Time.system());
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

  /**
   * Returns the counters that all replicas at this Redis share. They have a connection of their
   * own, which gives up sooner, and is closed with the store.
   *
   * @param answerLimit longest time for a connection and for an answer; positive
   */
  public SharedWindows sharedWindows(Duration answerLimit) {
    return new RedisSharedWindows(batches(answerLimit, "redis-limits"), answerLimit, time);
  }

  /**
   * Creates the kept answers that all replicas at this Redis share, over a connection of their own.
   * Does not touch the network.
   */
  public RedisAnswers answers(Seal seal, AnswerLimits limits) {
    CommandBatches quick = batches(limits.timeLimit(), "redis-answers");
    return new RedisAnswers(quick, client, seal, limits, time);
  }

  private CommandBatches batches(Duration limit, String name) {
    RedisClient quick =
        RedisClients.create(
            new KeyValueConfig(config.uri(), limit, limit, CommandBatches.CONNECTIONS));
    CommandBatches batches = CommandBatches.start(quick, limit, name);
    others.add(batches);
    return batches;
  }

  /** Closes all connections. */
  @Override
  public void close() {
    others.forEach(CommandBatches::close);
    client.close();
  }
}
