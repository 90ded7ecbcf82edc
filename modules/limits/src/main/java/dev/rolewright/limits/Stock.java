package dev.rolewright.limits;

import dev.rolewright.limits.spi.Claim;
import dev.rolewright.limits.spi.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Redis granted in advance, of each counter at most one lot. A lot may be used for as long as
 * an answer to the question that brought it may be late: to use it is such an answer. Not safe for
 * use by many threads.
 */
final class Stock {
  private final long holdNanos;
  private final Roster roster;
  private final Map<Window, Lot> lots = new HashMap<>();
  private final Map<Window, Advance> advances = new HashMap<>();

  Stock(LimiterConfig config, Roster roster) {
    holdNanos = config.answerLimit().toNanos();
    this.roster = roster;
  }

  /** Takes all charges, or nothing where that does not cover one. */
  Optional<List<Held>> take(List<Charge> charges, long generation, long now) {
    if (!charges.stream().allMatch(charge -> covers(charge, now))) {
      return Optional.empty();
    }
    List<Held> held = new ArrayList<>();
    for (Charge charge : charges) {
      long amount = charge.demand().amount();
      // Null takes a lot out that is used up.
      lots.computeIfPresent(
          charge.window(),
          (_, lot) -> {
            held.add(new Held(charge, lot.bucket(), lot.sharedBucket(), generation));
            return lot.rest() > amount ? lot.without(amount) : null;
          });
      advance(charge.window()).used(amount);
    }
    return Optional.of(held);
  }

  private boolean covers(Charge charge, long now) {
    return rest(charge, now) >= Math.max(1, charge.demand().amount());
  }

  /** Returns how much of a charge's limit could be taken now. */
  long rest(Charge charge, long now) {
    return Optional.ofNullable(lots.get(charge.window()))
        .filter(lot -> isUsable(lot, now) && lot.most() == charge.demand().limit().most())
        .map(Lot::rest)
        .orElse(0L);
  }

  private boolean isUsable(Lot lot, long now) {
    Pass pass = lot.pass();
    return now - pass.sentNanos() <= holdNanos && roster.isFresh(now, pass.listedNanos());
  }

  /** Returns what to ask Redis for: charges, and what is worth having in advance of each. */
  List<Claim> claims(List<Charge> charges, long now) {
    return charges.stream().map(charge -> charge.claim(worth(charge, now))).toList();
  }

  private long worth(Charge charge, long now) {
    long most = charge.demand().limit().most() / Limit.PARTS;
    return most == 0 || covers(charge, now)
        ? 0
        : advance(charge.window()).ask(charge.demand().amount(), most, now);
  }

  private Advance advance(Window window) {
    return advances.computeIfAbsent(window, _ -> new Advance(holdNanos));
  }

  /** Takes note that claims were answered. */
  void answered(List<Claim> claims) {
    for (Claim claim : claims) {
      if (claim.advance() > 0) {
        advance(claim.window()).answered();
      }
    }
  }

  /** Takes a lot, and returns the one in whose place it comes. */
  Optional<Lot> put(Window window, Lot lot) {
    return Optional.ofNullable(lots.put(window, lot));
  }

  /** Takes all lots out that may not be used any more. */
  Map<Window, Lot> lapsed(long now) {
    Map<Window, Lot> lapsed = new HashMap<>(lots);
    lapsed.values().removeIf(lot -> isUsable(lot, now));
    lots.keySet().removeAll(lapsed.keySet());
    return lapsed;
  }

  /** Takes all lots out. */
  Map<Window, Lot> all() {
    Map<Window, Lot> all = Map.copyOf(lots);
    lots.clear();
    return all;
  }

  boolean isEmpty() {
    return lots.isEmpty();
  }

  /** Forgets counters for which nobody asks any more. */
  void prune(long now) {
    advances.values().removeIf(advance -> advance.isForgotten(now));
  }
}
