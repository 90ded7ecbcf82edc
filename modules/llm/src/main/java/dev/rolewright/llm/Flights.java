package dev.rolewright.llm;

import dev.rolewright.llm.Flight.Landing;
import dev.rolewright.llm.Flight.Ride;
import dev.rolewright.llm.spi.AnswerKey;
import dev.rolewright.platform.RequestContext;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/** The answers on their way in this process: requests that are the same share one. */
final class Flights {
  private final ConcurrentMap<AnswerKey, Flight> byKey = new ConcurrentHashMap<>();
  private final Executor threads;

  /** Makes one whose flights run on threads of their own. */
  Flights(Executor threads) {
    this.threads = threads;
  }

  /**
   * Returns a place on the flight of a key, which begins now where there is none.
   *
   * @param body asks; runs on a thread of the flight
   * @param after runs there when all who wait have learned of the end, while others still find it
   */
  Ride board(
      AnswerKey key,
      RequestContext context,
      Function<Flight, Landing> body,
      Consumer<Landing> after) {
    while (true) {
      Flight fresh = new Flight();
      Flight flight = byKey.computeIfAbsent(key, any -> fresh);
      Optional<Ride> ride = flight.board(context);
      if (ride.isPresent()) {
        if (ride.get().isFirst()) {
          begin(key, flight, body, after);
        }
        return ride.get();
      }
      byKey.remove(key, flight);
    }
  }

  private void begin(
      AnswerKey key, Flight flight, Function<Flight, Landing> body, Consumer<Landing> after) {
    try {
      threads.execute(() -> fly(key, flight, body, after));
    } catch (RuntimeException refused) {
      // Nobody may wait for what never begins.
      flight.land(new Landing.Crashed(refused));
      byKey.remove(key, flight);
      throw refused;
    }
  }

  private void fly(
      AnswerKey key, Flight flight, Function<Flight, Landing> body, Consumer<Landing> after) {
    Landing landing =
        new Landing.Crashed(new IllegalStateException("the flight of an answer broke off"));
    try {
      landing = body.apply(flight);
    } catch (RuntimeException failed) {
      landing = new Landing.Crashed(failed);
    } finally {
      flight.land(landing);
      // A provider that ends its call by an interrupt may leave it behind, which would end what
      // follows too.
      boolean _ = Thread.interrupted();
      try {
        after.accept(landing);
      } finally {
        byKey.remove(key, flight);
      }
    }
  }

  /** Returns how many are on their way. */
  int size() {
    return byKey.size();
  }
}
