package dev.rolewright.keyvalue;

import dev.rolewright.limits.spi.Attendance;
import dev.rolewright.limits.spi.Change;
import dev.rolewright.limits.spi.Claim;
import dev.rolewright.limits.spi.Crowd;
import dev.rolewright.limits.spi.Entrance;
import dev.rolewright.limits.spi.Entry;
import dev.rolewright.limits.spi.Grant;
import dev.rolewright.limits.spi.History;
import dev.rolewright.limits.spi.SharedFault;
import dev.rolewright.limits.spi.SharedFault.Kind;
import dev.rolewright.limits.spi.SharedWindows;
import dev.rolewright.limits.spi.Standing;
import dev.rolewright.limits.spi.Usage;
import dev.rolewright.limits.spi.Window;
import dev.rolewright.platform.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Counters in hashes, one for each window of an epoch with a field for each replica and bucket. All
 * keys carry the epoch's id, so that those of one that is over are never met again and expire; and
 * they share a hash tag, since one script changes several.
 *
 * <p>Scripts are called by their digest and are loaded by whoever enters, after that. So a Redis
 * that was started anew, from whatever it had saved, knows none of them until somebody entered and
 * saw by its run id that it is another one.
 */
final class RedisSharedWindows implements SharedWindows {
  private static final String TAG = "{rolewright:limits}";
  private static final String EPOCH = TAG + ":epoch";
  private static final String MEMBERS = TAG + ":members";

  private final CommandBatches commands;
  private final long patienceNanos;
  private final Time time;

  RedisSharedWindows(CommandBatches commands, Duration answerLimit, Time time) {
    this.commands = commands;
    this.patienceNanos = answerLimit.toNanos() / 2;
    this.time = time;
  }

  @Override
  public Entry enter(Entrance entrance) {
    LimitArguments arguments =
        LimitArguments.of(entrance).add(entrance.broken()).add(entrance.fresh());
    Reply reply =
        reply(
            () ->
                withRetry(
                    pipeline ->
                        pipeline.eval(
                            LimitScripts.ENTER.text(), keys(List.of()), arguments.list())));
    for (LimitScripts script : LimitScripts.values()) {
      if (script != LimitScripts.ENTER) {
        load(script);
      }
    }
    return new Entry(reply.number(1), reply.text(2), reply.number(3) == 1);
  }

  private void load(LimitScripts script) {
    try {
      Object digest = withRetry(pipeline -> pipeline.scriptLoad(script.text(), EPOCH));
      if (!script.digest().equals(digest)) {
        throw new IllegalStateException("the digest of a script is not what Redis makes of it");
      }
    } catch (JedisException failure) {
      throw RedisFaults.of(failure);
    }
  }

  @Override
  public long load(Standing standing, List<History> histories) {
    LimitArguments arguments = LimitArguments.of(standing);
    for (History history : histories) {
      arguments.add(history);
    }
    List<Window> windows = histories.stream().map(History::window).toList();
    return repeatable(LimitScripts.LOAD, standing, windows, arguments).number(1);
  }

  @Override
  public Attendance checkIn(Standing standing, List<String> awaited, boolean complete) {
    LimitArguments arguments = LimitArguments.of(standing).add(complete ? 1 : 0);
    awaited.forEach(arguments::add);
    Reply reply = repeatable(LimitScripts.CHECK_IN, standing, List.of(), arguments);
    return new Attendance(reply.number(1), reply.number(2) == 1);
  }

  @Override
  public Grant acquire(Standing standing, Crowd crowd, List<Claim> claims) {
    LimitArguments arguments = LimitArguments.of(standing).add(crowd).add(claims);
    Reply reply = repeatable(LimitScripts.ACQUIRE, standing, windows(claims), arguments);
    return switch (reply.text(0)) {
      case "CLOSED" -> new Grant.Closed(reply.number(1));
      case "FULL" ->
          new Grant.Full(
              reply.number(1), Math.toIntExact(reply.number(2)), reply.number(3), reply.number(4));
      default -> {
        List<Long> buckets = new ArrayList<>();
        List<Long> advances = new ArrayList<>();
        for (int index = 0; index < claims.size(); index++) {
          buckets.add(reply.number(2 + 2 * index));
          advances.add(reply.number(3 + 2 * index));
        }
        yield new Grant.Granted(reply.number(1), buckets, advances);
      }
    };
  }

  @Override
  public long settle(Standing standing, List<Change> changes) {
    LimitArguments arguments = LimitArguments.of(standing);
    changes.forEach(arguments::add);
    List<Window> windows = changes.stream().map(Change::window).toList();
    // Done twice it would take away twice.
    return reply(() -> commands.run(call(LimitScripts.SETTLE, standing, windows, arguments)))
        .number(1);
  }

  @Override
  public List<Usage> usage(Standing standing, Crowd crowd, List<Claim> claims) {
    LimitArguments arguments = LimitArguments.of(standing).add(crowd).add(claims);
    Reply reply = repeatable(LimitScripts.USAGE, standing, windows(claims), arguments);
    List<Usage> usages = new ArrayList<>();
    for (int index = 0; index < claims.size(); index++) {
      usages.add(new Usage(reply.number(2 + 2 * index), reply.number(3 + 2 * index)));
    }
    return usages;
  }

  private static List<Window> windows(List<Claim> claims) {
    return claims.stream().map(Claim::window).toList();
  }

  private static List<String> keys(List<String> windows) {
    List<String> keys = new ArrayList<>(List.of(EPOCH, MEMBERS));
    keys.addAll(windows);
    return keys;
  }

  /** Calls what does no harm when it is done twice. */
  private Reply repeatable(
      LimitScripts script, Standing standing, List<Window> windows, LimitArguments arguments) {
    return reply(() -> withRetry(call(script, standing, windows, arguments)));
  }

  private static Function<AbstractPipeline, ? extends Response<?>> call(
      LimitScripts script, Standing standing, List<Window> windows, LimitArguments arguments) {
    List<String> names =
        windows.stream().map(window -> TAG + ":" + standing.epoch() + ":" + window.name()).toList();
    return pipeline -> pipeline.evalsha(script.digest(), keys(names), arguments.list());
  }

  /** A connection from before an outage is broken; that tells nothing about now. */
  private @Nullable Object withRetry(Function<AbstractPipeline, ? extends Response<?>> command) {
    long begin = time.nanoTime();
    try {
      return commands.run(command);
    } catch (JedisException failure) {
      if (!RedisFaults.isBroken(failure) || time.nanoTime() - begin > patienceNanos) {
        throw failure;
      }
      commands.forgetConnections();
      return commands.run(command);
    }
  }

  private static Reply reply(Supplier<@Nullable Object> call) {
    Reply reply;
    try {
      reply = new Reply(call.get());
    } catch (JedisException failure) {
      throw RedisFaults.of(failure);
    }
    return switch (reply.text(0)) {
      case "CLOCK" -> throw SharedFault.of(Kind.CLOCK, "the call came at another time");
      case "STALE" -> throw SharedFault.of(Kind.STALE, "the caller is no member");
      case "OK", "CLOSED", "FULL" -> reply;
      default -> throw SharedFault.of(Kind.POISONED, "Redis gave an unknown answer");
    };
  }

  /** An answer of a script, which is a list of texts and numbers. */
  private record Reply(@Nullable Object value) {
    private String text(int index) {
      return value instanceof List<?> list && index < list.size()
          ? String.valueOf(list.get(index))
          : "";
    }

    private long number(int index) {
      try {
        return Long.parseLong(text(index));
      } catch (NumberFormatException malformed) {
        throw SharedFault.causedBy(Kind.POISONED, "Redis gave an unknown answer", malformed);
      }
    }
  }
}
