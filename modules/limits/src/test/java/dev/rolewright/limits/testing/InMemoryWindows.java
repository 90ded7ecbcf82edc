package dev.rolewright.limits.testing;

import dev.rolewright.limits.spi.Attendance;
import dev.rolewright.limits.spi.Change;
import dev.rolewright.limits.spi.Claim;
import dev.rolewright.limits.spi.Crowd;
import dev.rolewright.limits.spi.Entrance;
import dev.rolewright.limits.spi.Entry;
import dev.rolewright.limits.spi.Grant;
import dev.rolewright.limits.spi.History;
import dev.rolewright.limits.spi.SharedFault;
import dev.rolewright.limits.spi.SharedFault.Kind;
import dev.rolewright.limits.spi.SharedWindows;
import dev.rolewright.limits.spi.Standing;
import dev.rolewright.limits.spi.Usage;
import dev.rolewright.limits.spi.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Shared counters within one process. */
public final class InMemoryWindows implements SharedWindows {
  private final LongSupplier micros;
  private State state = new State("", 0);

  /** Creates empty ones with a clock. */
  public InMemoryWindows(LongSupplier micros) {
    this.micros = micros;
  }

  private record Cell(String replica, long bucket) {}

  private static final class State {
    private final String epoch;
    private final long since;
    private long last;
    private boolean open;
    private final Map<String, Long> generations = new HashMap<>();
    private final Map<String, Long> present = new HashMap<>();
    private final Map<String, Map<Cell, Long>> windows = new HashMap<>();

    private State(String epoch, long since) {
      this.epoch = epoch;
      this.since = since;
      this.last = since;
    }
  }

  /** Forgets everything. */
  public synchronized void clear() {
    state = new State("", 0);
  }

  @Override
  public synchronized Entry enter(Entrance entrance) {
    long now = micros.getAsLong();
    long tolerance = entrance.rules().tolerance();
    boolean begun =
        state.epoch.isEmpty()
            || state.epoch.equals(entrance.broken())
            || now < state.last - tolerance
            || now - state.last > 2 * entrance.rules().absence();
    if (begun) {
      state = new State(entrance.fresh(), now);
    }
    state.generations.merge(entrance.replica(), entrance.generation(), Math::max);
    return new Entry(now, state.epoch, begun);
  }

  @Override
  public synchronized long load(Standing standing, List<History> histories) {
    long now = check(standing);
    for (History history : histories) {
      Map<Cell, Long> cells = cells(history.window());
      cells.keySet().removeIf(cell -> cell.replica().equals(standing.replica()));
      history
          .amounts()
          .forEach((bucket, amount) -> cells.put(new Cell(standing.replica(), bucket), amount));
    }
    return now;
  }

  @Override
  public synchronized Attendance checkIn(
      Standing standing, List<String> awaited, boolean complete) {
    long now = check(standing);
    state.present.put(standing.replica(), now);
    state.last = now;
    state.open =
        state.open
            || now - state.since >= standing.rules().recovery()
            || (complete && state.present.keySet().containsAll(awaited));
    return new Attendance(now, state.open);
  }

  @Override
  public synchronized Grant acquire(Standing standing, Crowd crowd, List<Claim> claims) {
    long now = checkPresent(standing);
    if (!state.open) {
      return new Grant.Closed(now);
    }
    long absent = absent(standing, crowd, now);
    for (int index = 0; index < claims.size(); index++) {
      Claim claim = claims.get(index);
      long allowed = allowed(claim, crowd, absent);
      long left = Math.max(0, allowed - sum(claim.window(), now));
      if (claim.amount() > left) {
        long wait = wait(claim.window(), now, allowed - claim.amount());
        return new Grant.Full(now, index, wait, left);
      }
    }
    List<Long> buckets = new ArrayList<>();
    List<Long> advances = new ArrayList<>();
    for (Claim claim : claims) {
      long bucket = claim.window().bucketOf(now);
      long after = sum(claim.window(), now) + claim.amount() + claim.advance();
      boolean isFarFromFull = 2 * after <= allowed(claim, crowd, absent);
      long granted = isFarFromFull ? claim.advance() : 0;
      cells(claim.window())
          .merge(new Cell(standing.replica(), bucket), claim.amount() + granted, Long::sum);
      buckets.add(bucket);
      advances.add(granted);
    }
    return new Grant.Granted(now, buckets, advances);
  }

  @Override
  public synchronized long settle(Standing standing, List<Change> changes) {
    long now = check(standing);
    for (Change each : changes) {
      long change = each.change();
      long where = change > 0 ? each.window().bucketOf(now) : each.bucket();
      Cell cell = new Cell(standing.replica(), where);
      Map<Cell, Long> cells = cells(each.window());
      if (change > 0 || cells.containsKey(cell)) {
        cells.merge(cell, change, (old, added) -> Math.max(0, old + added));
      }
    }
    return now;
  }

  @Override
  public synchronized List<Usage> usage(Standing standing, Crowd crowd, List<Claim> claims) {
    long now = checkPresent(standing);
    long absent = absent(standing, crowd, now);
    return claims.stream()
        .map(
            claim -> {
              long allowed = allowed(claim, crowd, absent);
              long left = state.open ? allowed - sum(claim.window(), now) : 0;
              return new Usage(Math.max(0, left), Math.max(0, wait(claim.window(), now, 0)));
            })
        .toList();
  }

  private static long allowed(Claim claim, Crowd crowd, long absent) {
    return claim.limit() - absent * (claim.limit() / crowd.least());
  }

  private long check(Standing standing) {
    long now = micros.getAsLong();
    if (now < standing.earliest() || now > standing.latest()) {
      throw SharedFault.of(Kind.CLOCK, "not at this time");
    }
    if (!state.epoch.equals(standing.epoch())
        || state.generations.getOrDefault(standing.replica(), -1L) != standing.generation()) {
      throw SharedFault.of(Kind.STALE, "no such member");
    }
    return now;
  }

  private long checkPresent(Standing standing) {
    long now = check(standing);
    if (!isPresent(standing.replica(), standing, now)) {
      throw SharedFault.of(Kind.STALE, "absent");
    }
    return now;
  }

  private boolean isPresent(String replica, Standing standing, long now) {
    Long last = state.present.get(replica);
    return last != null
        && now - last <= standing.rules().absence()
        && last - now <= standing.rules().tolerance();
  }

  private long absent(Standing standing, Crowd crowd, long now) {
    return crowd.others().stream()
        .filter(other -> !isPresent(other.id(), standing, now))
        .filter(other -> mayCount(other, standing, now))
        .count();
  }

  private boolean mayCount(Crowd.Other other, Standing standing, long now) {
    if (other.untilMicros() == Long.MAX_VALUE) {
      return true;
    }
    long last = state.present.getOrDefault(other.id(), 0L);
    long reach = standing.rules().reach();
    return other.untilMicros() >= last + standing.rules().absence() + reach
        && now < other.untilMicros() + reach;
  }

  private Map<Cell, Long> cells(Window window) {
    return state.windows.computeIfAbsent(window.name(), _ -> new HashMap<>());
  }

  private Map<Cell, Long> counted(Window window, long now) {
    long oldest = window.bucketOf(now) - window.buckets();
    Map<Cell, Long> cells = cells(window);
    cells.keySet().removeIf(cell -> cell.bucket() < oldest);
    return cells;
  }

  private long sum(Window window, long now) {
    return counted(window, now).values().stream().mapToLong(Long::longValue).sum();
  }

  private long wait(Window window, long now, long most) {
    if (most < 0) {
      return -1;
    }
    TreeMap<Long, Long> byBucket = new TreeMap<>();
    counted(window, now)
        .forEach((cell, amount) -> byBucket.merge(cell.bucket(), amount, Long::sum));
    long sum = sum(window, now);
    long wait = 0;
    for (Map.Entry<Long, Long> each : byBucket.entrySet()) {
      if (sum <= most) {
        break;
      }
      sum -= each.getValue();
      wait = (each.getKey() + 1 + window.buckets()) * window.bucketMicros() - now;
    }
    return wait;
  }
}
