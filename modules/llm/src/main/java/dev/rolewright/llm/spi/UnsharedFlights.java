package dev.rolewright.llm.spi;

import dev.rolewright.llm.spi.AnswerCache.Found;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Takes what is kept, and else asks. */
record UnsharedFlights(AnswerCache answers) implements SharedFlights {
  @Override
  public Joined join(AnswerKey key, Duration ttl, Duration staleFor, Duration lease) {
    Optional<Found> found = answers.find(key);
    return found.isPresent() && found.get().age().compareTo(ttl) < 0
        ? new Joined.Kept(found.get())
        : new Joined.Alone(found);
  }

  @Override
  public Lease tend(AnswerKey key, String token, Duration lease, int from, List<Part> parts) {
    return Lease.LOST;
  }

  @Override
  public Progress read(AnswerKey key, String token, Duration lease, int from) {
    return new Progress(List.of(), false);
  }

  @Override
  public boolean land(AnswerKey key, String token, Optional<Keepsake> kept) {
    kept.ifPresent(one -> answers.store(key, one.answer(), one.keeping()));
    return true;
  }

  @Override
  public void release(AnswerKey key, String token) {}
}
