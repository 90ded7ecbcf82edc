package dev.rolewright.llm;

import dev.rolewright.platform.JsonSchema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Keeps the schemas that were used last: most requests come with one of a few. */
final class SchemaCache {
  private static final int MOST_KEPT = 64;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, JsonSchema> kept = new LinkedHashMap<>(MOST_KEPT, 0.75f, true);

  /** Returns the schema of a text, read anew where it is not kept. */
  JsonSchema get(String text) {
    @Nullable JsonSchema known;
    lock.lock();
    try {
      known = kept.get(text);
    } finally {
      lock.unlock();
    }
    return known != null ? known : keep(text, JsonSchema.parse(text));
  }

  private JsonSchema keep(String text, JsonSchema schema) {
    lock.lock();
    try {
      kept.put(text, schema);
      if (kept.size() > MOST_KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
      return schema;
    } finally {
      lock.unlock();
    }
  }
}
