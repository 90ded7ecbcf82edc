package dev.rolewright.keyvalue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs scripts at a Redis that may be left out, behind a {@link Fuse}. */
final class QuickRedis {
  private final CommandBatches commands;
  private final Fuse fuse;

  QuickRedis(CommandBatches commands, Fuse fuse) {
    this.commands = commands;
    this.fuse = fuse;
  }

  /** Returns what a script returns; empty for nothing, and where Redis does not do it in time. */
  Optional<Object> eval(byte[] script, List<String> keys, List<byte[]> arguments) {
    List<byte[]> names = keys.stream().map(QuickRedis::bytes).toList();
    return fuse.run(
        () ->
            Optional.ofNullable(commands.run(pipeline -> pipeline.eval(script, names, arguments))),
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
