package dev.rolewright.limits.testing;

import dev.rolewright.limits.spi.ReplicaSeen;
import dev.rolewright.limits.spi.Replicas;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** A list of replicas within one process. */
public final class InMemoryReplicas implements Replicas {
  private final LongSupplier nanos;
  private final Map<String, Row> rows = new LinkedHashMap<>();

  /** Creates an empty one with a clock. */
  public InMemoryReplicas(LongSupplier nanos) {
    this.nanos = nanos;
  }

  private record Row(long beats, long seenNanos, boolean departed) {}

  @Override
  public synchronized List<ReplicaSeen> beat(String replica) {
    Row old = rows.getOrDefault(replica, new Row(0, 0, false));
    rows.put(replica, new Row(old.beats() + 1, nanos.getAsLong(), old.departed()));
    List<ReplicaSeen> others = new ArrayList<>();
    rows.forEach(
        (id, row) -> {
          Duration age = Duration.ofNanos(nanos.getAsLong() - row.seenNanos());
          others.add(new ReplicaSeen(id, row.beats(), age, row.departed()));
        });
    others.removeIf(other -> other.id().equals(replica));
    return others;
  }

  @Override
  public synchronized void leave(String replica, boolean forget) {
    if (forget) {
      rows.remove(replica);
    } else {
      rows.computeIfPresent(replica, (_, row) -> new Row(row.beats(), nanos.getAsLong(), true));
    }
  }
}
