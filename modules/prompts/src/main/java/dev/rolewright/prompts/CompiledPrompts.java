package dev.rolewright.prompts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Keeps the templates that were rendered last, by the hash of their content. */
final class CompiledPrompts {
  private static final int MOST_KEPT = 100;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, CompiledPrompt> kept = new LinkedHashMap<>(MOST_KEPT, 0.75f, true);

  /** Returns what a content was read to, read anew where it is not kept. */
  CompiledPrompt get(PromptContent content) {
    String hash = content.hash();
    @Nullable CompiledPrompt known;
    lock.lock();
    try {
      known = kept.get(hash);
    } finally {
      lock.unlock();
    }
    return known != null
        ? known
        : keep(hash, CompiledPrompt.of(content.template(), content.inputSchema()));
  }

  private CompiledPrompt keep(String hash, CompiledPrompt compiled) {
    lock.lock();
    try {
      kept.put(hash, compiled);
      if (kept.size() > MOST_KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
      return compiled;
    } finally {
      lock.unlock();
    }
  }
}
