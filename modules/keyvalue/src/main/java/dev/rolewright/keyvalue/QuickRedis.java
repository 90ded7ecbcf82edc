package dev.rolewright.keyvalue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisDataException;

/** Runs scripts at a Redis that may be left out, behind a {@link Fuse}. */
final class QuickRedis {
  private final CommandBatches commands;
  private final Fuse fuse;

  QuickRedis(CommandBatches commands, Fuse fuse) {
    this.commands = commands;
    this.fuse = fuse;
  }

  /** A script and what it works on. */
  record Call(byte[] script, List<String> keys, List<byte[]> arguments) {
    private Response<Object> in(AbstractPipeline pipeline) {
      return pipeline.eval(script, keys.stream().map(QuickRedis::bytes).toList(), arguments);
    }
  }

  /** Returns what a script returns; empty for nothing, and where Redis does not do it in time. */
  Optional<Object> eval(byte[] script, List<String> keys, List<byte[]> arguments) {
    return eval(new Call(script, keys, arguments));
  }

  /** Returns what a script returns, as above. */
  Optional<Object> eval(Call call) {
    return run(call::in);
  }

  /**
   * Runs two scripts, the second whatever becomes of the first, in one trip.
   *
   * @return what the second returns, as {@link #eval}
   */
  Optional<Object> eval(Call first, Call second) {
    return run(
        pipeline -> {
          Response<Object> done = first.in(pipeline);
          Response<Object> answer = second.in(pipeline);
          return () -> {
            note(done);
            return answer.get();
          };
        });
  }

  private void note(Response<Object> answer) {
    try {
      Object _ = answer.get();
    } catch (JedisDataException refused) {
      fuse.refused();
    }
  }

  private Optional<Object> run(Function<AbstractPipeline, Supplier<Object>> command) {
    return fuse.run(
        () -> Optional.ofNullable(commands.run(command)),
        Optional.empty(),
        commands::forgetConnections);
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static byte[] millis(Duration duration) {
    return bytes(Long.toString(duration.toMillis()));
  }
}
