package dev.rolewright.access.testing;

import dev.rolewright.access.RequestClaim;
import dev.rolewright.access.RequestKey;
import dev.rolewright.access.RequestLease;
import dev.rolewright.access.RequestLog;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/** Request ids in memory. */
public final class InMemoryRequestLog implements RequestLog {
  private final Supplier<Instant> clock;
  private final Map<RequestKey, Entry> entries = new HashMap<>();

  /** Creates an empty log that reads the time from {@code clock}. */
  public InMemoryRequestLog(Supplier<Instant> clock) {
    this.clock = clock;
  }

  @Override
  public synchronized RequestClaim claim(
      RequestKey key,
      Map<String, String> fieldHashes,
      String newResourceId,
      Set<String> subjectIds,
      Duration lease) {
    Instant now = clock.get();
    Entry old = entries.get(key);
    if (old == null || !now.isBefore(old.expires())) {
      return hold(key, fieldHashes, newResourceId, now.plus(RETENTION), now.plus(lease), false);
    }
    Set<String> different = new TreeSet<>(fieldHashes.keySet());
    different.addAll(old.hashes().keySet());
    different.removeIf(name -> equal(fieldHashes, old.hashes(), name));
    if (!different.isEmpty()) {
      return new RequestClaim.Different(List.copyOf(different));
    }
    if (old.responses().isPresent()) {
      return new RequestClaim.Done(old.resourceId(), old.responses().get());
    }
    if (now.isBefore(old.leaseUntil())) {
      return new RequestClaim.Running(old.resourceId());
    }
    return hold(key, fieldHashes, old.resourceId(), old.expires(), now.plus(lease), true);
  }

  @Override
  public synchronized boolean heartbeat(RequestLease lease, Duration duration) {
    return change(lease, clock.get().plus(duration), Optional.empty());
  }

  @Override
  public synchronized boolean complete(RequestLease lease, List<byte[]> responses) {
    return change(lease, clock.get(), Optional.of(List.copyOf(responses)));
  }

  @Override
  public synchronized void release(RequestLease lease) {
    if (holds(lease)) {
      entries.computeIfPresent(lease.key(), (key, old) -> old.released(clock.get()));
    }
  }

  @Override
  public synchronized void forget(RequestLease lease) {
    if (holds(lease)) {
      entries.remove(lease.key());
    }
  }

  @Override
  public synchronized int purgeExpired() {
    int before = entries.size();
    Instant now = clock.get();
    entries.values().removeIf(entry -> !now.isBefore(entry.expires()));
    return before - entries.size();
  }

  /** Deletes an entry as the erasure of its subject does. */
  public synchronized void erase(RequestKey key) {
    entries.remove(key);
  }

  private RequestClaim hold(
      RequestKey key,
      Map<String, String> hashes,
      String resourceId,
      Instant expires,
      Instant leaseUntil,
      boolean takenOver) {
    String owner = UUID.randomUUID().toString();
    entries.put(
        key,
        new Entry(Map.copyOf(hashes), resourceId, owner, leaseUntil, expires, Optional.empty()));
    return new RequestClaim.Claimed(new RequestLease(key, owner), resourceId, takenOver);
  }

  private boolean change(RequestLease lease, Instant leaseUntil, Optional<List<byte[]>> responses) {
    if (!holds(lease)) {
      return false;
    }
    entries.computeIfPresent(
        lease.key(),
        (key, old) ->
            new Entry(
                old.hashes(), old.resourceId(), old.owner(), leaseUntil, old.expires(), responses));
    return true;
  }

  private boolean holds(RequestLease lease) {
    Entry entry = entries.get(lease.key());
    return entry != null
        && entry.owner().equals(lease.owner())
        && entry.responses().isEmpty()
        && clock.get().isBefore(entry.expires());
  }

  private static boolean equal(Map<String, String> left, Map<String, String> right, String name) {
    return left.containsKey(name) && left.get(name).equals(right.get(name));
  }

  private record Entry(
      Map<String, String> hashes,
      String resourceId,
      String owner,
      Instant leaseUntil,
      Instant expires,
      Optional<List<byte[]>> responses) {

    Entry released(Instant now) {
      return new Entry(hashes, resourceId, UUID.randomUUID().toString(), now, expires, responses);
    }
  }
}
