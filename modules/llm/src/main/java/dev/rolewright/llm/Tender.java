package dev.rolewright.llm;

import dev.rolewright.llm.Flight.Ride;
import dev.rolewright.llm.spi.AnswerKey;
import dev.rolewright.llm.spi.SharedFlights;
import dev.rolewright.llm.spi.SharedFlights.Keepsake;
import dev.rolewright.llm.spi.SharedFlights.Lease;
import dev.rolewright.llm.spi.SharedFlights.Part;
import dev.rolewright.platform.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Holds the lease of a flight while the model answers. Where other replicas want to read, it reads
 * along like any other and writes for them; where none does, it costs a command a second.
 */
final class Tender {
  private final SharedFlights shared;
  private final AnswerKey key;
  private final String token;
  private final Flight flight;
  private final Question question;
  private final Executor threads;

  private final ReentrantLock lock = new ReentrantLock();
  private final List<Part> waiting = new ArrayList<>();
  private int written;
  private boolean ended;
  private @Nullable Ride ride;
  private Timers.@Nullable Timer timer;

  Tender(
      SharedFlights shared,
      AnswerKey key,
      String token,
      Flight flight,
      Question question,
      Executor threads) {
    this.shared = shared;
    this.key = key;
    this.token = token;
    this.flight = flight;
    this.question = question;
    this.threads = threads;
  }

  void begin() {
    lock.lock();
    try {
      schedule(Leg.RENEWAL);
    } finally {
      lock.unlock();
    }
  }

  private void schedule(Duration delay) {
    timer = question.timers().after(delay, () -> threads.execute(this::look));
  }

  private void look() {
    lock.lock();
    try {
      if (ended) {
        return;
      }
      switch (tend()) {
        case WANTED -> {
          // The answer is on its way for them too, so that it goes on when all here have left.
          ride = ride == null ? boarded() : ride;
          schedule(Leg.LOOK);
        }
        case HELD -> {
          leave();
          schedule(Leg.RENEWAL);
        }
        // Nobody follows this flight any more; those who wait here do not care.
        case LOST -> leave();
      }
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Ride boarded() {
    Optional<Ride> boarded = flight.board(flight.context(question.context()));
    boarded.ifPresent(anew -> anew.skip(written + waiting.size()));
    return boarded.orElse(null);
  }

  private void read(Ride open) {
    open.more().forEach(text -> waiting.add(new Part.Text(text)));
  }

  private Lease tend() {
    if (ride != null) {
      read(ride);
    }
    Lease lease = shared.tend(key, token, Leg.LEASE, written, List.copyOf(waiting));
    if (lease != Lease.LOST) {
      written += waiting.size();
      waiting.clear();
    }
    return lease;
  }

  private void leave() {
    if (ride != null) {
      ride.leave();
      ride = null;
    }
  }

  /**
   * Keeps an answer and gives the lease back; to those who read, the whole answer first.
   *
   * @param kept the same answer where it is worth keeping
   */
  void end(Optional<TurnResult.Answer> answer, Optional<Keepsake> kept) {
    lock.lock();
    try {
      ended = true;
      if (timer != null) {
        timer.cancel();
      }
      // To those who read it is tried to write also where nobody can tell whether they are there.
      if (shared.land(key, token, kept) && ride == null) {
        return;
      }
      if (answer.isPresent() && tend() == Lease.WANTED) {
        ride = ride == null ? boarded() : ride;
        if (ride != null) {
          read(ride);
          waiting.add(end(answer.get()));
          Lease _ = tend();
        }
      }
      leave();
      shared.release(key, token);
    } finally {
      lock.unlock();
    }
  }

  private static Part end(TurnResult.Answer answer) {
    return new Part.End(
        answer.runId(), answer.finishReason(), answer.usage(), answer.isUsageEstimated());
  }
}
