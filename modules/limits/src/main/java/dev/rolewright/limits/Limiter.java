package dev.rolewright.limits;

import dev.rolewright.limits.Admission.Admitted;
import dev.rolewright.limits.Admission.Reason;
import dev.rolewright.limits.Admission.Refused;
import dev.rolewright.limits.spi.Claim;
import dev.rolewright.limits.spi.Grant;
import dev.rolewright.limits.spi.Replicas;
import dev.rolewright.limits.spi.SharedFault;
import dev.rolewright.limits.spi.SharedWindows;
import dev.rolewright.limits.spi.Usage;
import dev.rolewright.limits.spi.Window;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/**
 * Admits what the limits allow. In no interval of a window's length, wherever it begins, do all
 * replicas together admit more than the limit, whatever becomes of Redis.
 */
public final class Limiter implements AutoCloseable {
  private final LimiterConfig config;
  private final SharedWindows shared;
  private final Replicas replicas;
  private final Timers timers;
  private final Membership membership;
  private final Keeper keeper;
  private final Settlements settlements;

  private Limiter(
      LimiterConfig config,
      SharedWindows shared,
      Replicas replicas,
      Time time,
      Timers timers,
      Executor tasks) {
    this.config = config;
    this.shared = shared;
    this.replicas = replicas;
    this.timers = timers;
    membership = new Membership(config, time);
    keeper = new Keeper(config, membership, shared, replicas, time, timers, tasks);
    settlements = new Settlements(config, membership, shared, keeper, timers, tasks);
  }

  /**
   * Creates a limiter, which begins to list itself and to join the others.
   *
   * @param tasks runs what keeps it there, which may block, such as a virtual thread for each
   */
  public static Limiter create(
      LimiterConfig config,
      SharedWindows shared,
      Replicas replicas,
      Time time,
      Timers timers,
      Executor tasks) {
    Limiter limiter = new Limiter(config, shared, replicas, time, timers, tasks);
    limiter.keeper.start();
    return limiter;
  }

  /**
   * Admits all demands or none. Never fails because of Redis or the database.
   *
   * @param demands each of another key and window
   * @throws IllegalArgumentException when two demands are of the same counter, or a window is
   *     longer than the longest
   */
  public Admission tryAcquire(List<Demand> demands) {
    List<Charge> charges = charges(demands);
    for (Demand demand : demands) {
      Optional<Reason> never = neverFits(demand);
      if (never.isPresent()) {
        return new Refused(demand, never.get(), 0, Optional.empty());
      }
    }
    if (charges.isEmpty()) {
      return new Admitted(new Ticket(this, List.of()));
    }
    return acquireFromStock(charges)
        .or(() -> acquireShared(charges))
        .or(() -> awaitRecovery() ? acquireShared(charges) : Optional.empty())
        .orElseGet(() -> acquireApart(charges));
  }

  private List<Charge> charges(List<Demand> demands) {
    for (Demand demand : demands) {
      if (demand.limit().window().compareTo(config.window()) > 0) {
        throw new IllegalArgumentException("a window is longer than the longest one configured");
      }
    }
    List<Charge> charges = demands.stream().map(demand -> Charge.of(demand, config)).toList();
    if (charges.stream().map(Charge::window).distinct().count() < charges.size()) {
      throw new IllegalArgumentException("two demands are of the same counter");
    }
    return charges;
  }

  private static Optional<Reason> neverFits(Demand demand) {
    if (demand.limit().most() == 0) {
      return Optional.of(Reason.CLOSED);
    }
    return demand.amount() > demand.limit().most()
        ? Optional.of(Reason.TOO_LARGE)
        : Optional.empty();
  }

  private Optional<Admission> acquireFromStock(List<Charge> charges) {
    return membership.admitFromStock(charges).map(held -> new Admitted(new Ticket(this, held)));
  }

  private Optional<Admission> acquireShared(List<Charge> charges) {
    Set<Window> windows = windows(charges);
    boolean wasBehind = settlements.isBehind(windows);
    Optional<Admission> answer = membership.ask(charges).flatMap(this::acquireShared);
    if (answer.filter(Limiter::isFull).isPresent()
        && (wasBehind || settlements.isBehind(windows))) {
      // What Redis did not know of yet may be just what there was too little of.
      settlements.catchUp(windows);
      return membership.ask(charges).flatMap(this::acquireShared);
    }
    return answer;
  }

  private static Set<Window> windows(List<Charge> charges) {
    return charges.stream().map(Charge::window).collect(Collectors.toSet());
  }

  private static boolean isFull(Admission answer) {
    return answer instanceof Refused refused && refused.reason() == Reason.FULL;
  }

  private Optional<Admission> acquireShared(Asking asking) {
    Pass pass = asking.pass();
    List<Charge> charges = asking.charges();
    try {
      Grant grant = shared.acquire(pass.standing(), pass.crowd(), asking.claims());
      return Optional.of(
          switch (grant) {
            case Grant.Granted granted -> {
              List<Held> held = membership.admit(asking, granted);
              boolean hasAdvance = granted.advances().stream().anyMatch(advance -> advance > 0);
              settlements.plan(hasAdvance ? Due.SOON : Due.NEVER);
              yield new Admitted(new Ticket(this, held));
            }
            case Grant.Full full -> {
              membership.answered(asking, grant);
              Demand demand = charges.get(full.claim()).demand();
              yield new Refused(demand, Reason.FULL, full.left(), waiting(full.waitMicros()));
            }
            case Grant.Closed _ -> {
              membership.answered(asking, grant);
              Demand first = charges.getFirst().demand();
              yield new Refused(first, Reason.RECOVERING, 0, Optional.of(config.interval()));
            }
          });
    } catch (SharedFault fault) {
      keeper.met(pass.standing().generation(), fault);
      return Optional.empty();
    }
  }

  private static Optional<Duration> waiting(long micros) {
    return micros < 0 ? Optional.empty() : Optional.of(Duration.of(micros, ChronoUnit.MICROS));
  }

  /** Waits a moment where Redis was lost just now, and returns whether that was so. */
  private boolean awaitRecovery() {
    Cancellation recovery = keeper.recovery();
    if (recovery.isCancelled()) {
      return false;
    }
    try {
      timers.pause(config.answerLimit(), recovery);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Admission acquireApart(List<Charge> charges) {
    Demand first = charges.getFirst().demand();
    return switch (membership.admitApart(charges)) {
      case ApartAnswer.Yes(List<Held> held) -> new Admitted(new Ticket(this, held));
      case ApartAnswer.No(Charge charge, Reason reason, long left, Optional<Duration> retryAfter) ->
          new Refused(charge.demand(), reason, left, retryAfter);
      case ApartAnswer.Never(Reason reason, Duration retryAfter) ->
          new Refused(first, reason, 0, Optional.of(retryAfter));
    };
  }

  void settle(Held held, long actual) {
    settlements.plan(membership.settle(held, actual));
  }

  /**
   * Returns what is left of limits, in their order.
   *
   * @throws IllegalArgumentException when a window is longer than the longest
   */
  public List<Remaining> remaining(List<Limit> limits) {
    List<Charge> charges = charges(limits.stream().map(limit -> new Demand(limit, 0)).toList());
    settlements.catchUp(windows(charges));
    return membership
        .pass()
        .flatMap(pass -> remaining(pass, charges))
        .orElseGet(() -> charges.stream().map(membership::remainingApart).toList());
  }

  private Optional<List<Remaining>> remaining(Pass pass, List<Charge> charges) {
    if (charges.isEmpty()) {
      return Optional.of(List.of());
    }
    try {
      List<Claim> claims = charges.stream().map(charge -> charge.claim(0)).toList();
      List<Usage> usages = shared.usage(pass.standing(), pass.crowd(), claims);
      List<Remaining> all = new ArrayList<>();
      for (int index = 0; index < charges.size(); index++) {
        Usage usage = usages.get(index);
        Charge charge = charges.get(index);
        long left = usage.left() + membership.inStock(charge);
        Duration reset = Duration.of(usage.emptyMicros(), ChronoUnit.MICROS);
        all.add(new Remaining(charge.demand().limit(), left, reset, true));
      }
      return Optional.of(all);
    } catch (SharedFault fault) {
      keeper.met(pass.standing().generation(), fault);
      return Optional.empty();
    }
  }

  /** Returns how this replica counts now. */
  public LimiterHealth health() {
    return membership.health();
  }

  /**
   * Ends: nothing is admitted any more, and the others need not wait for this replica. Redis is
   * told of the last corrections, which may block for as long as it may take to answer.
   */
  @Override
  public void close() {
    settlements.close();
    boolean nothingMatters = membership.close();
    keeper.close();
    try {
      replicas.leave(membership.replica(), nothingMatters);
    } catch (RolewrightException unreachable) {
      // The others count it until they have not seen it for long enough.
      return;
    }
  }
}
