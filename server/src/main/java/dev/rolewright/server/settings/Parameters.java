package dev.rolewright.server.settings;

import dev.rolewright.llm.ChatParameters;
import dev.rolewright.platform.ConfigNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads what several files have in common. */
final class Parameters {
  private static final double MILLIS_PER_SECOND = 1_000;

  /**
   * Where no file says how long an answer may be. A call of unknown length would have no largest
   * cost.
   */
  static final ChatParameters DEFAULT =
      new ChatParameters(
          Optional.empty(), Optional.empty(), Optional.of(2_000), List.of(), Optional.empty());

  private Parameters() {}

  static ChatParameters read(ConfigNode node) {
    return new ChatParameters(
        node.number("temperature"),
        node.number("top_p"),
        node.integer("max_tokens"),
        List.of(),
        Optional.empty());
  }

  /** Returns a time with the precision of a millisecond, which is the shortest. */
  static Duration seconds(ConfigNode node, String member, Duration defaultValue) {
    return node.number(member)
        .map(seconds -> Duration.ofMillis(Math.max(1, Math.round(seconds * MILLIS_PER_SECOND))))
        .orElse(defaultValue);
  }
}
