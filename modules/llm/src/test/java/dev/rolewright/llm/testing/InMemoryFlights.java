package dev.rolewright.llm.testing;

import dev.rolewright.llm.spi.AnswerCache;
import dev.rolewright.llm.spi.AnswerCache.Found;
import dev.rolewright.llm.spi.AnswerKey;
import dev.rolewright.llm.spi.SharedFlights;
import dev.rolewright.platform.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shares flights between gateways of this process, by a test's clock. */
public final class InMemoryFlights implements SharedFlights {
  private record Held(String token, long until) {}

  private final AnswerCache answers;
  private final Time time;
  private final Map<AnswerKey, Held> leases = new HashMap<>();
  private final Map<AnswerKey, Long> wanted = new HashMap<>();
  private final Map<String, List<Part>> written = new HashMap<>();
  private int tokens;

  /** Creates one over the answers that the gateways share. */
  public InMemoryFlights(AnswerCache answers, Time time) {
    this.answers = answers;
    this.time = time;
  }

  private Optional<Held> held(AnswerKey key) {
    return Optional.ofNullable(leases.get(key)).filter(held -> held.until() > time.nanoTime());
  }

  private boolean isHeld(AnswerKey key, String token) {
    return held(key).filter(held -> held.token().equals(token)).isPresent();
  }

  private long in(Duration duration) {
    return time.nanoTime() + duration.toNanos();
  }

  @Override
  public synchronized Joined join(AnswerKey key, Duration ttl, Duration staleFor, Duration lease) {
    Optional<Found> found = answers.find(key);
    if (found.isPresent() && found.get().age().compareTo(ttl) < 0) {
      return new Joined.Kept(found.get());
    }
    Optional<Held> held = held(key);
    if (held.isPresent()) {
      wanted.put(key, in(lease));
      return new Joined.Follow(held.get().token(), found);
    }
    String token = "token-" + tokens++;
    leases.put(key, new Held(token, in(lease)));
    return new Joined.Lead(token, found);
  }

  @Override
  public synchronized Lease tend(
      AnswerKey key, String token, Duration lease, int from, List<Part> parts) {
    if (!isHeld(key, token)) {
      return Lease.LOST;
    }
    leases.put(key, new Held(token, in(lease)));
    List<Part> all = written.computeIfAbsent(token, any -> new ArrayList<>());
    if (all.size() != from) {
      throw new AssertionError("parts from " + from + " after " + all.size());
    }
    all.addAll(parts);
    return isWanted(key) ? Lease.WANTED : Lease.HELD;
  }

  private boolean isWanted(AnswerKey key) {
    return wanted.getOrDefault(key, Long.MIN_VALUE) > time.nanoTime();
  }

  @Override
  public synchronized Progress read(AnswerKey key, String token, Duration lease, int from) {
    wanted.put(key, in(lease));
    List<Part> all = written.getOrDefault(token, List.of());
    return new Progress(all.subList(Math.min(from, all.size()), all.size()), isHeld(key, token));
  }

  @Override
  public synchronized boolean land(AnswerKey key, String token, Optional<Keepsake> kept) {
    kept.ifPresent(one -> answers.store(key, one.answer(), one.keeping()));
    if (isHeld(key, token) && isWanted(key)) {
      return false;
    }
    release(key, token);
    return true;
  }

  @Override
  public synchronized void release(AnswerKey key, String token) {
    if (isHeld(key, token)) {
      leases.remove(key);
    }
  }
}
