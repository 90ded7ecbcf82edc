package dev.rolewright.keyvalue;

import static dev.rolewright.keyvalue.QuickRedis.bytes;
import static dev.rolewright.keyvalue.QuickRedis.millis;

import dev.rolewright.llm.spi.AnswerCache;
import dev.rolewright.llm.spi.AnswerKey;
import dev.rolewright.llm.spi.CachedAnswer;
import dev.rolewright.llm.spi.SharedFlights;
import dev.rolewright.platform.Time;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/** Keeps answers in Redis for all replicas. Redis may be slow or gone: then nothing is kept. */
public final class RedisAnswers implements AnswerCache {
  /** Longer than any call takes. */
  private static final Duration FORGOTTEN_FOR = Duration.ofHours(1);

  private final QuickRedis redis;
  private final RedisClient patient;
  private final RedisFlights flights;
  private final AnswerCodec codec;
  private final AnswerLimits limits;
  private final Fuse fuse;
  private final AtomicLong refused = new AtomicLong();

  RedisAnswers(
      CommandBatches quick, RedisClient patient, Seal seal, AnswerLimits limits, Time time) {
    this.patient = patient;
    this.codec = new AnswerCodec(seal);
    this.limits = limits;
    this.fuse = new Fuse(time, limits.failures(), limits.pause());
    this.redis = new QuickRedis(quick, fuse);
    this.flights = new RedisFlights(redis, this, seal);
  }

  /**
   * What went wrong since the start of this replica.
   *
   * @param refused entries that could not be read, were changed or copied, or are of another format
   * @param failures commands that Redis did not answer in time, or refused
   * @param skipped commands that were left out because of failures before
   */
  public record Troubles(long refused, long failures, long skipped) {}

  /** Returns what went wrong. */
  public Troubles troubles() {
    return new Troubles(refused.get(), fuse.failures(), fuse.skipped());
  }

  /** Returns the answers that are on their way, which the replicas share too. */
  public SharedFlights flights() {
    return flights;
  }

  @Override
  public Optional<Found> find(AnswerKey key) {
    String name = entry(key);
    return redis
        .eval(AnswerScripts.FIND, List.of(name), List.of())
        .map(result -> (List<?>) result)
        .flatMap(values -> read(name, (byte[]) values.getFirst(), (long) (Long) values.getLast()));
  }

  Optional<Found> read(String name, byte[] value, long leftMillis) {
    Optional<Found> found =
        codec
            .read(name, value)
            // A time to live that nobody gave it is as wrong as a content that nobody wrote.
            .filter(entry -> leftMillis >= 0 && leftMillis <= entry.keptMillis())
            .map(
                entry ->
                    new Found(entry.answer(), Duration.ofMillis(entry.keptMillis() - leftMillis)));
    if (found.isEmpty()) {
      refuse();
      Object _ = redis.eval(AnswerScripts.REMOVE, List.of(name), List.of(value));
    }
    return found;
  }

  /** Counts an entry that is none. */
  void refuse() {
    refused.incrementAndGet();
  }

  @Override
  public void store(AnswerKey key, CachedAnswer answer, Keeping keeping) {
    storing(key, answer, keeping)
        .ifPresent(
            call -> {
              Object _ = redis.eval(call);
            });
  }

  /** Returns what stores an answer; empty for one that is too large. */
  Optional<QuickRedis.Call> storing(AnswerKey key, CachedAnswer answer, Keeping keeping) {
    byte[] value =
        codec.write(entry(key), new AnswerCodec.Entry(answer, keeping.total().toMillis()));
    return value.length > limits.mostBytes()
        ? Optional.empty()
        : Optional.of(
            new QuickRedis.Call(
                AnswerScripts.STORE,
                List.of(entry(key), index(key.tenantId()), forgotten(key.tenantId())),
                List.of(value, millis(keeping.total()), millis(keeping.since()))));
  }

  @Override
  public boolean forget(String tenantId) {
    try {
      Object left;
      do {
        left =
            patient.eval(
                AnswerScripts.FORGET,
                List.of(bytes(index(tenantId)), bytes(forgotten(tenantId))),
                List.of(millis(FORGOTTEN_FOR)));
      } while (!Long.valueOf(0).equals(left));
      return true;
    } catch (JedisException unreachable) {
      return false;
    }
  }

  // In a cluster what stands in braces decides on the node, so that scripts find all they touch.

  static String entry(AnswerKey key) {
    return "rolewright:answer:{" + key.tenantId() + "}:" + key.digest();
  }

  private static String index(String tenantId) {
    return "rolewright:answers:{" + tenantId + "}";
  }

  private static String forgotten(String tenantId) {
    return "rolewright:answers-forgotten:{" + tenantId + "}";
  }
}
