package dev.rolewright.keyvalue;

import static dev.rolewright.keyvalue.QuickRedis.bytes;
import static dev.rolewright.keyvalue.QuickRedis.millis;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rolewright.llm.spi.AnswerCache.Found;
import dev.rolewright.llm.spi.AnswerKey;
import dev.rolewright.llm.spi.SharedFlights;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lets all replicas at a Redis share answers on their way. */
final class RedisFlights implements SharedFlights {
  private static final int LOST = -1;
  private static final int WANTED = 1;

  /** A slow reader has so many leases' time to read the rest. */
  private static final int KEPT_FOR_LEASES = 20;

  private final QuickRedis redis;
  private final RedisAnswers answers;
  private final PartCodec codec;

  RedisFlights(QuickRedis redis, RedisAnswers answers, Seal seal) {
    this.redis = redis;
    this.answers = answers;
    this.codec = new PartCodec(seal);
  }

  @Override
  public Joined join(AnswerKey key, Duration ttl, Duration staleFor, Duration lease) {
    String token = UUID.randomUUID().toString();
    Optional<List<?>> joined =
        redis
            .eval(
                FlightScripts.JOIN,
                List.of(RedisAnswers.entry(key), lease(key), wanted(key)),
                List.of(bytes(token), millis(lease), millis(staleFor)))
            .map(result -> (List<?>) result);
    if (joined.isEmpty()) {
      return new Joined.Alone(Optional.empty());
    }
    byte[] value = (byte[]) joined.get().get(0);
    Optional<Found> found =
        value.length == 0
            ? Optional.empty()
            : answers.read(RedisAnswers.entry(key), value, (long) (Long) joined.get().get(1));
    String holder = new String((byte[]) joined.get().get(2), UTF_8);
    boolean isOurs = holder.equals(token);
    if (found.isPresent() && found.get().age().compareTo(ttl) < 0) {
      if (isOurs) {
        release(key, token);
      }
      return new Joined.Kept(found.get());
    }
    if (holder.isEmpty()) {
      return new Joined.Alone(found);
    }
    return isOurs ? new Joined.Lead(token, found) : new Joined.Follow(holder, found);
  }

  @Override
  public Lease tend(AnswerKey key, String token, Duration lease, int from, List<Part> parts) {
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(bytes(token));
    arguments.add(millis(lease));
    arguments.add(millis(lease.multipliedBy(KEPT_FOR_LEASES)));
    arguments.add(bytes(Integer.toString(from)));
    String list = parts(key, token);
    for (Part part : parts) {
      arguments.add(codec.write(list, from + arguments.size() - 4, part));
    }
    long state =
        redis
            .eval(FlightScripts.TEND, List.of(lease(key), wanted(key), list), arguments)
            .map(result -> (long) (Long) result)
            .orElse((long) LOST);
    return state == WANTED ? Lease.WANTED : state == LOST ? Lease.LOST : Lease.HELD;
  }

  @Override
  public Progress read(AnswerKey key, String token, Duration lease, int from) {
    String list = parts(key, token);
    Optional<List<?>> result =
        redis
            .eval(
                FlightScripts.READ,
                List.of(lease(key), wanted(key), list),
                List.of(bytes(token), millis(lease), bytes(Integer.toString(from))))
            .map(values -> (List<?>) values);
    if (result.isEmpty()) {
      return new Progress(List.of(), false);
    }
    List<Part> parts = new ArrayList<>();
    for (Object value : (List<?>) result.get().get(1)) {
      Optional<Part> part = codec.read(list, from + parts.size(), (byte[]) value);
      if (part.isEmpty()) {
        // Nothing after what was changed is of use: the answer is asked for anew.
        answers.refuse();
        return new Progress(parts, false);
      }
      parts.add(part.get());
    }
    return new Progress(parts, (long) (Long) result.get().get(0) == 1);
  }

  @Override
  public boolean land(AnswerKey key, String token, Optional<Keepsake> kept) {
    QuickRedis.Call release =
        new QuickRedis.Call(
            FlightScripts.RELEASE_UNWANTED,
            List.of(lease(key), wanted(key)),
            List.of(bytes(token)));
    // Where Redis does not answer nobody can be told, and the lease lapses.
    return kept.flatMap(one -> answers.storing(key, one.answer(), one.keeping()))
        .map(store -> redis.eval(store, release))
        .orElseGet(() -> redis.eval(release))
        .map(result -> (Long) result == 1)
        .orElse(true);
  }

  @Override
  public void release(AnswerKey key, String token) {
    Object _ = redis.eval(AnswerScripts.REMOVE, List.of(lease(key)), List.of(bytes(token)));
  }

  private static String lease(AnswerKey key) {
    return name("flight", key);
  }

  private static String wanted(AnswerKey key) {
    return name("flight-wanted", key);
  }

  private static String parts(AnswerKey key, String token) {
    return name("flight-parts", key) + ":" + token;
  }

  private static String name(String kind, AnswerKey key) {
    return "rolewright:" + kind + ":{" + key.tenantId() + "}:" + key.digest();
  }
}
