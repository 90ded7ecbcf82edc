package dev.rolewright.server.settings;

import dev.rolewright.llm.CachePolicy;
import dev.rolewright.platform.ConfigNode;
import java.util.HashMap;
import java.util.Map;

/** Reads which answers are kept. */
final class CacheReader {
  private CacheReader() {}

  static CachePolicy read(ConfigNode node) {
    CachePolicy.Task others = task(node, CachePolicy.Task.DEFAULT);
    Map<String, CachePolicy.Task> tasks = new HashMap<>();
    node.object("tasks").objects().forEach((name, task) -> tasks.put(name, task(task, others)));
    return new CachePolicy(others, tasks);
  }

  private static CachePolicy.Task task(ConfigNode node, CachePolicy.Task defaults) {
    // What is switched off says nothing of times, so that those of the product hold where a task is
    // switched on again.
    CachePolicy.Task times = defaults.enabled() ? defaults : CachePolicy.Task.DEFAULT;
    return node.flag("enabled").orElse(defaults.enabled())
        ? new CachePolicy.Task(
            true,
            Parameters.seconds(node, "ttl_seconds", times.ttl()),
            Parameters.seconds(node, "stale_seconds", times.staleFor()))
        : CachePolicy.Task.OFF;
  }
}
