package dev.rolewright.llm.testing;

import dev.rolewright.llm.spi.AnswerCache;
import dev.rolewright.llm.spi.AnswerKey;
import dev.rolewright.llm.spi.CachedAnswer;
import dev.rolewright.llm.spi.SharedFlights;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A gateway's way to what it shares with others, which can be cut: it then keeps, renews and gives
 * back nothing, as if its process had been killed.
 */
public class Cut implements AnswerCache, SharedFlights {
  private final AnswerCache answers;
  private final SharedFlights flights;
  private volatile boolean killed;

  /** Creates a way that is not cut. */
  public Cut(AnswerCache answers, SharedFlights flights) {
    this.answers = answers;
    this.flights = flights;
  }

  /** Cuts it. */
  public void kill() {
    killed = true;
  }

  /** Tells whether it is cut. */
  public boolean isKilled() {
    return killed;
  }

  @Override
  public Optional<Found> find(AnswerKey key) {
    return killed ? Optional.empty() : answers.find(key);
  }

  @Override
  public void store(AnswerKey key, CachedAnswer answer, Keeping keeping) {
    if (!killed) {
      answers.store(key, answer, keeping);
    }
  }

  @Override
  public boolean forget(String tenantId) {
    return !killed && answers.forget(tenantId);
  }

  @Override
  public Joined join(AnswerKey key, Duration ttl, Duration staleFor, Duration lease) {
    return killed ? new Joined.Alone(Optional.empty()) : flights.join(key, ttl, staleFor, lease);
  }

  @Override
  public Lease tend(AnswerKey key, String token, Duration lease, int from, List<Part> parts) {
    return killed ? Lease.LOST : flights.tend(key, token, lease, from, parts);
  }

  @Override
  public Progress read(AnswerKey key, String token, Duration lease, int from) {
    return killed ? new Progress(List.of(), false) : flights.read(key, token, lease, from);
  }

  @Override
  public boolean land(AnswerKey key, String token, Optional<Keepsake> kept) {
    return killed || flights.land(key, token, kept);
  }

  @Override
  public void release(AnswerKey key, String token) {
    if (!killed) {
      flights.release(key, token);
    }
  }
}
