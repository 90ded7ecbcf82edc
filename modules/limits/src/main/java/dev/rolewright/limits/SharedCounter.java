package dev.rolewright.limits;

import dev.rolewright.limits.spi.Change;
import dev.rolewright.limits.spi.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes down what Redis granted, and gathers what Redis has to be told of that afterwards. Not
 * safe for use by many threads.
 */
final class SharedCounter {
  /** So many changes are told in one call, which must be quick. */
  private static final int MOST_AT_ONCE = 50;

  private final OwnLog log;
  private final Map<Place, Long> less = new HashMap<>();
  private final Map<Window, Long> more = new HashMap<>();

  SharedCounter(OwnLog log) {
    this.log = log;
  }

  private record Place(Window window, long sharedBucket) {}

  /** Writes charges down that Redis granted. */
  List<Held> granted(List<Charge> charges, List<Long> buckets, long generation, long now) {
    List<Held> held = new ArrayList<>();
    for (int index = 0; index < charges.size(); index++) {
      Charge charge = charges.get(index);
      long bucket = log.add(charge.window(), now, charge.demand().amount());
      held.add(new Held(charge, bucket, buckets.get(index), generation));
    }
    return held;
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
            ? less.merge(new Place(window, held.sharedBucket()), change, Long::sum)
            : more.merge(window, change, Long::sum);
    long most = held.charge().demand().limit().most();
    return Math.abs(gathered) > most / Limit.PARTS ? Due.AT_ONCE : Due.SOON;
  }

  /** Takes some of the changes that Redis does not know of yet; none when it knows all. */
  List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    Iterator<Map.Entry<Place, Long>> places = less.entrySet().iterator();
    while (places.hasNext() && changes.size() < MOST_AT_ONCE) {
      Map.Entry<Place, Long> entry = places.next();
      Place place = entry.getKey();
      changes.add(new Change(place.window(), place.sharedBucket(), entry.getValue()));
      places.remove();
    }
    Iterator<Map.Entry<Window, Long>> windows = more.entrySet().iterator();
    while (windows.hasNext() && changes.size() < MOST_AT_ONCE) {
      Map.Entry<Window, Long> entry = windows.next();
      changes.add(new Change(entry.getKey(), 0, entry.getValue()));
      windows.remove();
    }
    return changes;
  }

  /** Forgets what was granted to an earlier member: what is in the log is brought anew. */
  void forget() {
    less.clear();
    more.clear();
  }
}
