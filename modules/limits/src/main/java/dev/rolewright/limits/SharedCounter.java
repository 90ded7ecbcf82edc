package dev.rolewright.limits;

import dev.rolewright.limits.spi.Change;
import dev.rolewright.limits.spi.Grant;
import dev.rolewright.limits.spi.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes down what Redis granted, and gathers what Redis has to be told of that afterwards. Not
 * safe for use by many threads.
 */
final class SharedCounter {
  private final OwnLog log;
  private final Stock stock;
  private final Map<Window, Map<Long, Long>> less = new HashMap<>();
  private final Map<Window, Long> more = new HashMap<>();

  SharedCounter(LimiterConfig config, Roster roster, OwnLog log) {
    this.log = log;
    stock = new Stock(config, roster);
  }

  /** Takes charges from what was granted in advance: all of them or none. */
  Optional<List<Held>> take(List<Charge> charges, long generation, long now) {
    return stock.take(charges, generation, now);
  }

  /** Returns how much of a charge's limit is there without a question. */
  long inStock(Charge charge, long now) {
    return stock.rest(charge, now);
  }

  /** Tells whether there may be something that was granted in advance and has to be given back. */
  boolean hasStock() {
    return !stock.isEmpty();
  }

  /** Returns what to ask Redis for. */
  Asking ask(Pass pass, List<Charge> charges) {
    return new Asking(pass, charges, stock.claims(charges, pass.sentNanos()));
  }

  /** Takes note that a question was answered, whatever the answer is. */
  void answered(Asking asking) {
    stock.answered(asking.claims());
  }

  /** Writes down what Redis granted. */
  List<Held> granted(Asking asking, Grant.Granted granted, long now) {
    List<Held> held = new ArrayList<>();
    for (int index = 0; index < asking.charges().size(); index++) {
      Charge charge = asking.charges().get(index);
      long advance = granted.advances().get(index);
      long sharedBucket = granted.buckets().get(index);
      // What is granted in advance may be admitted without another entry.
      long bucket = log.add(charge.window(), now, charge.demand().amount() + advance);
      held.add(new Held(charge, bucket, sharedBucket, asking.pass().standing().generation()));
      if (advance > 0) {
        long most = charge.demand().limit().most();
        stock
            .put(charge.window(), new Lot(asking.pass(), most, bucket, sharedBucket, advance))
            .ifPresent(old -> giveBack(charge.window(), old));
      }
    }
    return held;
  }

  private void giveBack(Window window, Lot lot) {
    log.take(window, lot.bucket(), lot.rest());
    giveBack(window, lot.sharedBucket(), -lot.rest());
  }

  private long giveBack(Window window, long sharedBucket, long change) {
    return less.computeIfAbsent(window, any -> new HashMap<>())
        .merge(sharedBucket, change, Long::sum);
  }

  /** Notes that nothing is used any more of what was granted in advance until now. */
  void giveAllBack() {
    stock.all().forEach(this::giveBack);
  }

  /**
   * Notes that Redis has to be told of a change.
   *
   * @param change how much more than what was granted it is; negative for less, of which there must
   *     be so much in the shared bucket
   */
  Due correct(Held held, long change) {
    Window window = held.charge().window();
    long gathered =
        change < 0
            ? giveBack(window, held.sharedBucket(), change)
            : more.merge(window, change, Long::sum);
    long most = held.charge().demand().limit().most();
    return Math.abs(gathered) > most / Limit.PARTS ? Due.AT_ONCE : Due.SOON;
  }

  /** Tells whether there are changes of counters that were noted and not taken. */
  boolean hasChanges(Set<Window> windows) {
    return windows.stream()
        .anyMatch(window -> less.containsKey(window) || more.containsKey(window));
  }

  /** Takes some of the changes that Redis does not know of yet; none when it knows all. */
  List<Change> changes(long now) {
    stock.lapsed(now).forEach(this::giveBack);
    List<Change> changes = new ArrayList<>();
    Iterator<Map.Entry<Window, Map<Long, Long>>> places = less.entrySet().iterator();
    // A counter's go together, at most one for each of its buckets.
    while (places.hasNext() && changes.size() < Corrections.MOST) {
      Map.Entry<Window, Map<Long, Long>> entry = places.next();
      entry
          .getValue()
          .forEach((bucket, change) -> changes.add(new Change(entry.getKey(), bucket, change)));
      places.remove();
    }
    Iterator<Map.Entry<Window, Long>> windows = more.entrySet().iterator();
    while (windows.hasNext() && changes.size() < Corrections.MOST) {
      Map.Entry<Window, Long> entry = windows.next();
      changes.add(new Change(entry.getKey(), 0, entry.getValue()));
      windows.remove();
    }
    return changes;
  }

  /** Forgets counters for which nobody asks any more. */
  void prune(long now) {
    stock.prune(now);
  }

  /** Forgets what was granted to an earlier member: what is in the log is brought anew. */
  void forget() {
    giveAllBack();
    less.clear();
    more.clear();
  }
}
