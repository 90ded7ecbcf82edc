package dev.rolewright.embedded;

import java.time.Duration;
import java.util.List;

/**
 * How often, and after which pauses, a store that ended by itself is started again.
 *
 * @param pauses the pause before each attempt in turn; after the last one the store is left down
 * @param steadyAfter a store that ran at least this long has all attempts before it again; positive
 */
record RestartPolicy(List<Duration> pauses, Duration steadyAfter) {
  /** Ten attempts within about four minutes. */
  static final RestartPolicy DEFAULT =
      new RestartPolicy(
          List.of(
              Duration.ZERO,
              Duration.ofSeconds(1),
              Duration.ofSeconds(2),
              Duration.ofSeconds(5),
              Duration.ofSeconds(10),
              Duration.ofSeconds(20),
              Duration.ofSeconds(30),
              Duration.ofSeconds(60),
              Duration.ofSeconds(60),
              Duration.ofSeconds(60)),
          Duration.ofMinutes(5));

  RestartPolicy {
    pauses = List.copyOf(pauses);
  }
}
