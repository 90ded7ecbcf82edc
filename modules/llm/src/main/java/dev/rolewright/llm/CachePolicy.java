package dev.rolewright.llm;

import java.time.Duration;
import java.util.Map;

/**
 * Which answers are kept for those who ask the same again.
 *
 * @param others holds for tasks that {@code tasks} does not name
 * @param tasks by the names of tasks, see {@link Purpose#task}
 */
public record CachePolicy(Task others, Map<String, Task> tasks) {
  /** What ships: each task's answers for an hour, and for a day more where no model answers. */
  public static final CachePolicy DEFAULT = new CachePolicy(Task.DEFAULT, Map.of());

  /** No answer is kept. */
  public static final CachePolicy OFF = new CachePolicy(Task.OFF, Map.of());

  /**
   * What holds for a task.
   *
   * @param enabled whether its answers are kept and looked for
   * @param ttl as long as an answer stands for a new one; at least 1 ms where enabled
   * @param staleFor after that, as long as it is passed on where every model failed; may be zero
   * @param byCategory whether all requests of a category may share one answer, see {@link
   *     CommonQuestion}; only where enabled
   */
  public record Task(boolean enabled, Duration ttl, Duration staleFor, boolean byCategory) {
    /** For 3,600 s, and 24 h more. */
    public static final Task DEFAULT =
        new Task(true, Duration.ofHours(1), Duration.ofHours(24), false);

    /** Nothing is kept. */
    public static final Task OFF = new Task(false, Duration.ZERO, Duration.ZERO, false);

    /** Checks the ranges. */
    public Task {
      if (staleFor.isNegative() || (enabled && ttl.toMillis() < 1)) {
        throw new IllegalArgumentException(
            "an answer is kept for at least 1 ms, and as a stale one for 0 or longer");
      }
    }
  }

  /** Copies the map. */
  public CachePolicy {
    tasks = Map.copyOf(tasks);
  }

  /** Returns what holds for a task. */
  public Task of(String task) {
    return tasks.getOrDefault(task, others);
  }
}
