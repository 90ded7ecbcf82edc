package dev.rolewright.limits.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rolewright.limits.spi.Attendance;
import dev.rolewright.limits.spi.Change;
import dev.rolewright.limits.spi.Claim;
import dev.rolewright.limits.spi.Crowd;
import dev.rolewright.limits.spi.Entrance;
import dev.rolewright.limits.spi.Entry;
import dev.rolewright.limits.spi.Grant;
import dev.rolewright.limits.spi.Grant.Full;
import dev.rolewright.limits.spi.Grant.Granted;
import dev.rolewright.limits.spi.History;
import dev.rolewright.limits.spi.Rules;
import dev.rolewright.limits.spi.SharedFault;
import dev.rolewright.limits.spi.SharedWindows;
import dev.rolewright.limits.spi.Standing;
import dev.rolewright.limits.spi.Usage;
import dev.rolewright.limits.spi.Window;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What shared counters do, wherever they are. Each test begins with empty ones. */
public abstract class SharedWindowsContract {
  private static final long SECOND = 1_000_000;
  private static final long DAY = 86_400 * SECOND;
  private static final Rules RULES = new Rules(60 * SECOND, 60 * SECOND, 300 * SECOND, SECOND);
  private static final Crowd ALONE = new Crowd(1, List.of());
  private static final Window MINUTE = new Window("minute", SECOND, 60);
  private static final Window OTHER = new Window("other", SECOND, 60);
  private static final Window SHORT = new Window("short", 2_000, 10);

  private final String ada = UUID.randomUUID().toString();
  private final String bob = UUID.randomUUID().toString();

  /** Returns the counters under test. */
  protected abstract SharedWindows windows();

  private Entrance entrance(String replica, long generation, Rules rules) {
    return new Entrance(replica, generation, "", UUID.randomUUID().toString(), rules);
  }

  private Standing enter(String replica, long generation, Rules rules) {
    Entry entry = windows().enter(entrance(replica, generation, rules));
    return standing(entry, replica, generation, rules);
  }

  private static Standing standing(Entry entry, String replica, long generation, Rules rules) {
    return new Standing(
        entry.epoch(), replica, generation, entry.now() - DAY, entry.now() + DAY, rules);
  }

  private Standing member(String replica) {
    Standing standing = enter(replica, 1, RULES);
    assertThat(windows().checkIn(standing, List.of(), true).open()).isTrue();
    return standing;
  }

  private Grant acquire(Standing standing, Claim... claims) {
    return windows().acquire(standing, ALONE, List.of(claims));
  }

  private void settle(Standing standing, Change... changes) {
    windows().settle(standing, List.of(changes));
  }

  private static void assertFault(SharedFault.Kind kind, ThrowingCallable call) {
    assertThatExceptionOfType(SharedFault.class)
        .isThrownBy(call)
        .satisfies(fault -> assertThat(fault.kind()).isEqualTo(kind));
  }

  @Test
  void theFirstBeginsAnEpochAndOthersFindIt() {
    Entry first = windows().enter(entrance(ada, 1, RULES));
    Entry second = windows().enter(entrance(bob, 1, RULES));
    assertThat(first.begun()).isTrue();
    assertThat(second.begun()).isFalse();
    assertThat(second.epoch()).isEqualTo(first.epoch());
    assertThat(second.now()).isGreaterThanOrEqualTo(first.now());
  }

  @Test
  void aBrokenEpochIsReplacedOnce() {
    Standing standing = member(ada);
    Entrance breaking = new Entrance(bob, 1, standing.epoch(), "fresh", RULES);
    Entry entry = windows().enter(breaking);
    assertThat(entry.begun()).isTrue();
    assertThat(entry.epoch()).isEqualTo("fresh");
    assertThat(windows().enter(new Entrance(bob, 2, standing.epoch(), "later", RULES)).epoch())
        .isEqualTo("fresh");
    assertFault(SharedFault.Kind.STALE, () -> acquire(standing, new Claim(MINUTE, 1, 10)));
  }

  @Test
  void anEpochInWhichNobodyCheckedInForLongIsReplaced() {
    Standing standing = enter(ada, 1, RULES);
    Rules impatient = new Rules(-1, RULES.reach(), RULES.recovery(), RULES.tolerance());
    assertThat(windows().enter(entrance(bob, 1, impatient)).epoch()).isNotEqualTo(standing.epoch());
  }

  @Test
  void admitsNothingBeforeAllWhoAreAwaitedAreThere() {
    Standing first = enter(ada, 1, RULES);
    assertThat(windows().checkIn(first, List.of(bob), true).open()).isFalse();
    assertThat(windows().checkIn(first, List.of(), false).open()).as("old list").isFalse();
    assertThat(acquire(first, new Claim(MINUTE, 1, 10))).isInstanceOf(Grant.Closed.class);
    assertThat(windows().usage(first, ALONE, List.of(new Claim(MINUTE, 0, 10))))
        .extracting(Usage::left)
        .containsExactly(0L);
    Standing second = enter(bob, 1, RULES);
    assertThat(windows().checkIn(second, List.of(ada), true).open()).isTrue();
    assertThat(acquire(first, new Claim(MINUTE, 1, 10))).isInstanceOf(Granted.class);
  }

  @Test
  void opensWithoutThemWhenNothingFromBeforeMatters() {
    Rules rules = new Rules(60 * SECOND, 60 * SECOND, 0, SECOND);
    Attendance attendance = windows().checkIn(enter(ada, 1, rules), List.of(bob), false);
    assertThat(attendance.open()).isTrue();
  }

  @Test
  void admitsUpToTheLimitOfAllReplicasTogether() {
    Standing first = member(ada);
    Standing second = member(bob);
    for (int index = 0; index < 5; index++) {
      assertThat(acquire(first, new Claim(MINUTE, 1, 10))).isInstanceOf(Granted.class);
      assertThat(acquire(second, new Claim(MINUTE, 1, 10))).isInstanceOf(Granted.class);
    }
    assertThat(acquire(first, new Claim(MINUTE, 1, 10)))
        .isInstanceOfSatisfying(
            Full.class,
            full -> {
              assertThat(full.claim()).isZero();
              assertThat(full.left()).isZero();
              assertThat(full.waitMicros()).isBetween(1L, 62 * SECOND);
            });
  }

  @Test
  void admitsAllClaimsOrNone() {
    Standing standing = member(ada);
    Grant refused = acquire(standing, new Claim(OTHER, 4, 10), new Claim(MINUTE, 11, 10));
    assertThat(refused)
        .isInstanceOfSatisfying(
            Full.class,
            full -> {
              assertThat(full.claim()).isEqualTo(1);
              assertThat(full.waitMicros()).as("never").isNegative();
              assertThat(full.left()).isEqualTo(10);
            });
    assertThat(acquire(standing, new Claim(OTHER, 10, 10), new Claim(MINUTE, 10, 10)))
        .isInstanceOfSatisfying(Granted.class, granted -> assertThat(granted.buckets()).hasSize(2));
  }

  @Test
  void admitsAgainWhatHasLeftTheWindow() {
    Standing standing = member(ada);
    long begin = acquire(standing, new Claim(SHORT, 10, 10)).now();
    Grant grant = acquire(standing, new Claim(SHORT, 1, 10));
    while (!(grant instanceof Granted)) {
      grant = acquire(standing, new Claim(SHORT, 1, 10));
    }
    assertThat(grant.now() - begin).isGreaterThanOrEqualTo(SHORT.buckets() * SHORT.bucketMicros());
    assertThat(acquire(standing, new Claim(SHORT, 10, 10))).isInstanceOf(Full.class);
  }

  @Test
  void setsThePartOfEachAsideWhoIsAbsentAndMayCount() {
    Standing standing = member(ada);
    Crowd crowd = new Crowd(3, List.of(new Crowd.Other(bob, Long.MAX_VALUE)));
    Claim eight = new Claim(MINUTE, 8, 10);
    assertThat(windows().acquire(standing, crowd, List.of(eight))).isInstanceOf(Full.class);
    assertThat(windows().usage(standing, crowd, List.of(eight)))
        .extracting(Usage::left)
        .containsExactly(7L);
    Crowd gone = new Crowd(3, List.of(new Crowd.Other(bob, 1)));
    assertThat(windows().usage(standing, gone, List.of(eight)))
        .extracting(Usage::left)
        .containsExactly(10L);
    Standing present = member(bob);
    assertThat(windows().acquire(standing, crowd, List.of(eight))).isInstanceOf(Granted.class);
    assertThat(present.epoch()).isEqualTo(standing.epoch());
  }

  @Test
  void oneWhoDiedTooSoonToHaveCountedByItselfHasNoPart() {
    Rules hasty = new Rules(SECOND / 2, 60 * SECOND, 300 * SECOND, SECOND);
    Standing dead = enter(bob, 1, hasty);
    long seen = windows().checkIn(dead, List.of(), true).now();
    Standing judge = enter(ada, 1, hasty);
    do {
      assertThat(windows().checkIn(judge, List.of(), true).open()).isTrue();
    } while (leftBeside(judge, Long.MAX_VALUE) == 10);
    assertThat(leftBeside(judge, Long.MAX_VALUE)).as("perhaps alive").isEqualTo(5);
    long countsFrom = seen + hasty.absence() + hasty.reach();
    assertThat(leftBeside(judge, countsFrom - 1)).as("too soon").isEqualTo(10);
    assertThat(leftBeside(judge, countsFrom)).as("just long enough").isEqualTo(5);
  }

  private long leftBeside(Standing standing, long untilMicros) {
    Crowd crowd = new Crowd(2, List.of(new Crowd.Other(bob, untilMicros)));
    return windows().usage(standing, crowd, List.of(new Claim(MINUTE, 0, 10))).getFirst().left();
  }

  @Test
  void refusesCallsFromOtherGround() {
    Standing standing = member(ada);
    Claim claim = new Claim(MINUTE, 1, 10);
    long now = acquire(standing, claim).now();
    Standing late = new Standing(standing.epoch(), ada, 1, now - DAY, now - DAY + SECOND, RULES);
    assertFault(SharedFault.Kind.CLOCK, () -> acquire(late, claim));
    assertFault(SharedFault.Kind.CLOCK, () -> windows().checkIn(late, List.of(), true));
    Standing early = new Standing(standing.epoch(), ada, 1, now + DAY - SECOND, now + DAY, RULES);
    assertFault(SharedFault.Kind.CLOCK, () -> acquire(early, claim));
    Standing again = enter(ada, 2, RULES);
    assertFault(SharedFault.Kind.STALE, () -> acquire(standing, claim));
    assertFault(SharedFault.Kind.STALE, () -> windows().load(standing, List.of()));
    assertFault(SharedFault.Kind.STALE, () -> settle(standing, new Change(MINUTE, 0, -1)));
    enter(ada, 1, RULES);
    assertThat(acquire(again, claim)).as("an older wish changes nothing").isNotNull();
  }

  @Test
  void refusesOneWhoDidNotCheckIn() {
    member(bob);
    Standing standing = enter(ada, 1, RULES);
    assertFault(SharedFault.Kind.STALE, () -> acquire(standing, new Claim(MINUTE, 1, 10)));
    assertFault(
        SharedFault.Kind.STALE,
        () -> windows().usage(standing, ALONE, List.of(new Claim(MINUTE, 0, 10))));
  }

  @Test
  void takesWhatAReplicaBringsInThePlaceOfWhatItHad() {
    Standing first = member(ada);
    Standing second = member(bob);
    long bucket = ((Granted) acquire(first, new Claim(MINUTE, 3, 10))).buckets().getFirst();
    acquire(second, new Claim(MINUTE, 2, 10));
    TreeMap<Long, Long> amounts = new TreeMap<>();
    amounts.put(bucket, 1L);
    amounts.put(bucket - 1, 4L);
    amounts.put(bucket - 1_000, 100L);
    windows().load(first, List.of(new History(MINUTE, amounts)));
    assertThat(left(first)).isEqualTo(3);
  }

  @Test
  void correctsAmountsAndNeverBelowNothing() {
    Standing standing = member(ada);
    long bucket = ((Granted) acquire(standing, new Claim(MINUTE, 8, 10))).buckets().getFirst();
    settle(standing, new Change(MINUTE, bucket, -5));
    assertThat(left(standing)).isEqualTo(7);
    settle(standing, new Change(MINUTE, bucket, -50));
    assertThat(left(standing)).isEqualTo(10);
    settle(standing, new Change(MINUTE, bucket - 7, -1));
    assertThat(left(standing)).isEqualTo(10);
    settle(standing, new Change(MINUTE, bucket, 12));
    assertThat(left(standing)).isZero();
  }

  @Test
  void grantsInAdvanceUpToTheHalfAndAllOfItOrNothing() {
    Standing standing = member(ada);
    Claim one = new Claim(MINUTE, 1, 10, 4);
    Granted granted = (Granted) acquire(standing, one, new Claim(OTHER, 2, 100, 49));
    assertThat(granted.advances()).containsExactly(4L, 0L);
    assertThat(left(standing)).as("it is counted").isEqualTo(5);
    assertThat(((Granted) acquire(standing, one)).advances()).containsExactly(0L);
    assertThat(left(standing)).isEqualTo(4);
    settle(standing, new Change(MINUTE, granted.buckets().getFirst(), -4));
    assertThat(left(standing)).as("and can be given back").isEqualTo(8);
    assertThat(acquire(standing, new Claim(MINUTE, 8, 10, 1)))
        .as("the amount is granted without it")
        .isInstanceOf(Granted.class);
  }

  @Test
  void whatIsSetAsideIsNotGrantedInAdvance() {
    Standing standing = member(ada);
    Crowd crowd = new Crowd(2, List.of(new Crowd.Other(bob, Long.MAX_VALUE)));
    Claim half = new Claim(MINUTE, 1, 20, 5);
    Claim quarter = new Claim(OTHER, 1, 20, 4);
    Granted granted = (Granted) windows().acquire(standing, crowd, List.of(half, quarter));
    assertThat(granted.advances()).containsExactly(0L, 4L);
  }

  @Test
  void makesSeveralCorrectionsInOneCall() {
    Standing standing = member(ada);
    Granted granted =
        (Granted) acquire(standing, new Claim(MINUTE, 8, 10), new Claim(OTHER, 9, 10));
    settle(
        standing,
        new Change(OTHER, granted.buckets().getLast(), -4),
        new Change(MINUTE, granted.buckets().getFirst(), -5),
        new Change(MINUTE, 0, 2));
    assertThat(
            windows()
                .usage(standing, ALONE, List.of(new Claim(MINUTE, 0, 10), new Claim(OTHER, 0, 10))))
        .extracting(Usage::left)
        .containsExactly(5L, 5L);
  }

  @Test
  void aCorrectionOfWhatHasLeftTheWindowChangesNothing() {
    Standing standing = member(ada);
    long bucket = ((Granted) acquire(standing, new Claim(MINUTE, 1, 10))).buckets().getFirst();
    TreeMap<Long, Long> amounts = new TreeMap<>();
    amounts.put(bucket, 6L);
    amounts.put(bucket - 1_000, 100L);
    windows().load(standing, List.of(new History(MINUTE, amounts)));
    settle(standing, new Change(MINUTE, bucket - 1_000, -50));
    assertThat(left(standing)).as("before it was counted").isEqualTo(4);
    settle(standing, new Change(MINUTE, bucket - 1_000, -50));
    assertThat(left(standing)).as("after it was counted").isEqualTo(4);
    settle(standing, new Change(MINUTE, bucket, -2));
    assertThat(left(standing)).isEqualTo(6);
  }

  @Test
  void tellsWhenAWindowIsEmpty() {
    Standing standing = member(ada);
    Claim claim = new Claim(MINUTE, 1, 10);
    assertThat(windows().usage(standing, ALONE, List.of(claim))).containsExactly(new Usage(10, 0));
    acquire(standing, claim);
    assertThat(windows().usage(standing, ALONE, List.of(claim)).getFirst().emptyMicros())
        .isBetween(55 * SECOND, 61 * SECOND);
  }

  private long left(Standing standing) {
    return windows().usage(standing, ALONE, List.of(new Claim(MINUTE, 0, 10))).getFirst().left();
  }
}
