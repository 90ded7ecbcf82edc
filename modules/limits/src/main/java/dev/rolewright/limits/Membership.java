package dev.rolewright.limits;

import dev.rolewright.limits.spi.Attendance;
import dev.rolewright.limits.spi.Change;
import dev.rolewright.limits.spi.Entrance;
import dev.rolewright.limits.spi.Entry;
import dev.rolewright.limits.spi.Grant;
import dev.rolewright.limits.spi.History;
import dev.rolewright.limits.spi.ReplicaSeen;
import dev.rolewright.limits.spi.SharedFault;
import dev.rolewright.limits.spi.Window;
import dev.rolewright.platform.Time;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What this replica admits, as a member at Redis or apart. Whatever is admitted is admitted here,
 * under one lock, and no call to anything that may block is made under it.
 */
final class Membership {
  private final Time time;
  private final Ground ground;
  private final Roster roster;
  private final OwnLog log = new OwnLog();
  private final ApartCounter apart;
  private final SharedCounter counter;
  private final Station station;

  private long enteredNanos;
  private boolean isNewcomer;
  private boolean isEnding;

  Membership(LimiterConfig config, Time time) {
    this.time = time;
    ground = new Ground(config);
    roster = new Roster(config);
    apart = new ApartCounter(log, roster);
    counter = new SharedCounter(config, roster, log);
    station = new Station(config, roster);
  }

  String replica() {
    return ground.replica();
  }

  /** Takes the list of replicas, and returns whether it is the first one. */
  synchronized boolean listed(long sentNanos, List<ReplicaSeen> others) {
    long now = time.nanoTime();
    log.prune(now);
    counter.prune(now);
    return roster.observe(sentNanos, now, others);
  }

  synchronized boolean isJoined() {
    return station.isJoined();
  }

  /** Tells whether the epoch waits for somebody, perhaps for a newer list of replicas. */
  synchronized boolean awaitsOpening() {
    return station.awaitsOpening();
  }

  /** Ends all admission, and returns whether nothing of it matters any more. */
  synchronized boolean close() {
    station.close();
    return log.isEmpty(time.nanoTime());
  }

  // Admission at Redis

  /** Admits charges of what was granted in advance: all of them or none. */
  synchronized Optional<List<Held>> admitFromStock(List<Charge> charges) {
    long now = time.nanoTime();
    return mayAdmit(now) ? counter.take(charges, ground.generation(), now) : Optional.empty();
  }

  /** Gives leave to ask Redis, unless this replica is no member or may not admit anything. */
  synchronized Optional<Pass> pass() {
    long now = time.nanoTime();
    return station.mayAsk(now) ? Optional.of(pass(now)) : Optional.empty();
  }

  private Pass pass(long now) {
    return new Pass(
        ground.standing(now), roster.crowd(now, ground.clock()), now, roster.sentNanos());
  }

  /** Returns what to ask Redis for, if this replica may ask. */
  synchronized Optional<Asking> ask(List<Charge> charges) {
    long now = time.nanoTime();
    return mayAdmit(now) ? Optional.of(counter.ask(pass(now), charges)) : Optional.empty();
  }

  private boolean mayAdmit(long now) {
    return !isEnding && station.mayAsk(now);
  }

  /**
   * Writes down what Redis granted, unless the answer came too late to count.
   *
   * @throws SharedFault when it does not count
   */
  synchronized List<Held> admit(Asking asking, Grant.Granted granted) {
    answered(asking, granted);
    long now = time.nanoTime();
    if (!roster.isFresh(now, asking.pass().listedNanos())) {
      throw SharedFault.of(SharedFault.Kind.STALE, "the list of replicas is too old");
    }
    station.admitted();
    return counter.granted(asking, granted, now);
  }

  /**
   * Takes note of the answer to a question, as {@link #answered(Pass, long)} does.
   *
   * @throws SharedFault when it does not count
   */
  synchronized void answered(Asking asking, Grant grant) {
    counter.answered(asking);
    answered(asking.pass(), grant.now());
  }

  /**
   * Takes note of an answer.
   *
   * @throws SharedFault when it came too late, or after this replica had left, or its time is not
   *     where it must be
   */
  synchronized void answered(Pass pass, long sharedMicros) {
    if (!station.isJoined() || pass.standing().generation() != ground.generation()) {
      throw SharedFault.of(SharedFault.Kind.STALE, "the answer is to an earlier member");
    }
    ground.answered(pass.sentNanos(), time.nanoTime(), sharedMicros);
  }

  /** Returns how much of a charge's limit this replica was granted in advance. */
  synchronized long inStock(Charge charge) {
    return counter.inStock(charge, time.nanoTime());
  }

  /** Tells whether something granted in advance will have to be given back. */
  synchronized boolean hasStock() {
    return counter.hasStock();
  }

  /** Asks for nothing more, and gives back what was granted in advance until now. */
  synchronized void beginToEnd() {
    isEnding = true;
    counter.giveAllBack();
  }

  // Admission apart

  /** Admits by this replica's own log, or says why not. */
  synchronized ApartAnswer admitApart(List<Charge> charges) {
    long now = time.nanoTime();
    Optional<ApartAnswer> obstacle = station.obstacle(now);
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    return apart.admit(charges, ground.generation(), now);
  }

  /** Returns what is left of a limit for this replica by itself. */
  synchronized Remaining remainingApart(Charge charge) {
    long now = time.nanoTime();
    return apart.remaining(charge, station.obstacle(now).isEmpty(), now);
  }

  // Corrections

  /** Corrects what was written down, and returns how soon Redis has to know. */
  synchronized Due settle(Held held, long actual) {
    long now = time.nanoTime();
    long change = actual - held.charge().demand().amount();
    if (change < 0) {
      log.take(held.charge().window(), held.bucket(), -change);
    } else if (change > 0) {
      log.add(held.charge().window(), now, change);
    }
    // After it joined anew, what it brought has the larger number, which does no harm.
    boolean isShared =
        held.sharedBucket() != Held.NOT_SHARED && held.generation() == ground.generation();
    if (change == 0 || !station.isJoined() || (change < 0 && !isShared)) {
      return Due.NEVER;
    }
    return counter.correct(held, change);
  }

  /** Tells whether there are corrections of counters that Redis has to be told of, and can be. */
  synchronized boolean hasCorrections(Set<Window> windows) {
    return station.isJoined() && counter.hasChanges(windows);
  }

  /** Takes some of the corrections that Redis has to be told of; none while it can't be told. */
  synchronized Optional<Corrections> corrections() {
    List<Change> changes = station.isJoined() ? counter.changes(time.nanoTime()) : List.of();
    return changes.isEmpty() ? Optional.empty() : Optional.of(new Corrections(step(), changes));
  }

  // Joining

  /** Returns the wish to become a member. What is still on its way for an earlier one is void. */
  synchronized Entrance entrance() {
    counter.forget();
    return ground.entrance();
  }

  /**
   * Takes what was found, ends the admission apart, and returns what this replica has to bring.
   *
   * @throws SharedFault when the answer came late, or the clock jumped
   */
  synchronized List<History> entered(long sentNanos, Entry entry) {
    long now = time.nanoTime();
    isNewcomer = !ground.clock().isKnown() && !entry.begun();
    ground.answered(sentNanos, now, entry.now());
    if (ground.enter(entry)) {
      enteredNanos = now;
    }
    station.enter();
    return log.histories(now, ground.clock()::upper);
  }

  /** Returns the ground for one step of joining. */
  synchronized Pass step() {
    return pass(time.nanoTime());
  }

  /** Takes the answer to a step of joining. */
  synchronized void stepped(Pass step, long sharedMicros) {
    ground.answered(step.sentNanos(), time.nanoTime(), sharedMicros);
  }

  /** Returns a check-in. From now on it may have its effect. */
  synchronized CheckIn checkIn() {
    long now = time.nanoTime();
    station.checkIn(now);
    boolean complete = roster.isFresh(now) && roster.sentNanos() - enteredNanos > 0;
    return new CheckIn(ground.standing(now), roster.awaited(now), complete, now);
  }

  /** Takes the answer to a check-in, after which this replica is a member. */
  synchronized void present(CheckIn checkIn, Attendance attendance) {
    long now = time.nanoTime();
    ground.answered(checkIn.sentNanos(), now, attendance.now());
    station.present(attendance.open(), isNewcomer, now);
  }

  /**
   * Leaves Redis, and returns whether this replica was a member until now.
   *
   * @param from the generation that met the fault
   */
  synchronized boolean lost(long from, SharedFault fault) {
    if (from != ground.generation()) {
      return false;
    }
    boolean was = station.leave();
    ground.met(fault);
    return was;
  }

  synchronized long generation() {
    return ground.generation();
  }

  synchronized LimiterHealth health() {
    long now = time.nanoTime();
    return new LimiterHealth(station.state(now), roster.parts(now));
  }
}
