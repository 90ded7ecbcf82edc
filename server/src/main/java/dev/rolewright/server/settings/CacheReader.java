package dev.rolewright.server.settings;

import dev.rolewright.llm.CachePolicy;
import dev.rolewright.llm.Purpose;
import dev.rolewright.platform.ConfigNode;
import dev.rolewright.prompts.PromptTasks;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads which answers are kept. */
final class CacheReader {
  private static final String BY_CATEGORY = "by_category";
  private static final String ASSISTANT = "assistant";

  /** Tasks that a prompt of the server decides, and no text of a caller. */
  private static final Set<String> OF_CATEGORIES = ofCategories();

  private static final Set<String> KNOWN = known();

  private CacheReader() {}

  private static Set<String> ofCategories() {
    Set<String> tasks = new TreeSet<>(PromptTasks.KNOWN);
    tasks.removeAll(PromptTasks.ABOUT_A_TEXT);
    tasks.remove(Purpose.CHAT.task());
    return tasks;
  }

  static CachePolicy read(ConfigNode node) {
    CachePolicy.Task others = task(node, CachePolicy.Task.DEFAULT);
    Map<String, CachePolicy.Task> tasks = new HashMap<>();
    ConfigNode named = node.object("tasks");
    named
        .objects()
        .forEach(
            (name, task) -> {
              CachePolicy.Task read = task(task, others);
              if (KNOWN.contains(name)) {
                check(name, task, read);
              } else {
                named.error(name, "is no task" + ModelNames.meant(name, KNOWN, "tasks"));
              }
              tasks.put(name, read);
            });
    return new CachePolicy(others, tasks);
  }

  private static Set<String> known() {
    Set<String> tasks = new TreeSet<>(PromptTasks.KNOWN);
    tasks.add(ASSISTANT);
    return tasks;
  }

  private static CachePolicy.Task task(ConfigNode node, CachePolicy.Task defaults) {
    // What is switched off says nothing of times, so that those of the product hold where a task is
    // switched on again.
    CachePolicy.Task times = defaults.enabled() ? defaults : CachePolicy.Task.DEFAULT;
    return node.flag("enabled").orElse(defaults.enabled())
        ? new CachePolicy.Task(
            true,
            Parameters.seconds(node, "ttl_seconds", times.ttl()),
            Parameters.seconds(node, "stale_seconds", times.staleFor()),
            node.flag(BY_CATEGORY).orElse(false))
        : CachePolicy.Task.OFF;
  }

  private static void check(String task, ConfigNode node, CachePolicy.Task read) {
    if (!node.flag(BY_CATEGORY).orElse(false)) {
      return;
    }
    if (task.equals(ASSISTANT)) {
      node.error(
          BY_CATEGORY,
          "is said by each assistant for itself: write \"cache_by_category\": true into its file"
              + " assistants/ID.json");
    } else if (!OF_CATEGORIES.contains(task)) {
      node.error(
          BY_CATEGORY,
          "can't be true for a task whose answers are about the text that is sent, or whose"
              + " instructions are the caller's; it may be for "
              + String.join(", ", OF_CATEGORIES));
    } else if (!read.enabled()) {
      node.error(
          BY_CATEGORY, "needs the cache, which is off for this task; write \"enabled\": true");
    }
  }
}
