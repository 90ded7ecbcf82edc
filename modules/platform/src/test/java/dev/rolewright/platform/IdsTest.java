package dev.rolewright.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class IdsTest {
  private static final int IDS_IN_A_MILLISECOND = 4096;

  private final ManualTime time = new ManualTime();
  private final Ids ids = Ids.create(time);

  @Property(tries = 300)
  void anIdHoldsTheMillisecondTheVersionAndTheVariant(
      @ForAll @LongRange(min = 1, max = (1L << 47) - 1) long millis) {
    ManualTime clock = new ManualTime();
    clock.setNow(Instant.ofEpochMilli(millis));

    String id = Ids.create(clock).next();

    assertThat(id).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    UUID uuid = UUID.fromString(id);
    assertThat(uuid.version()).isEqualTo(7);
    assertThat(uuid.variant()).isEqualTo(2);
    assertThat(millisOf(id)).isEqualTo(millis);
  }

  @Property(tries = 200)
  void idsAscendHoweverTheClockMoves(
      @ForAll @Size(min = 1, max = 200) List<@IntRange(min = -5_000, max = 5_000) Integer> steps) {
    ManualTime clock = new ManualTime();
    Ids source = Ids.create(clock);
    List<String> made = new ArrayList<>();
    for (int step : steps) {
      clock.setNow(clock.now().plusMillis(step));
      made.add(source.next());
    }

    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aMillisecondThatHoldsNoMoreIdsRunsOverIntoTheNext() {
    long start = time.now().toEpochMilli();
    List<String> made = new ArrayList<>();
    for (int count = 0; count < 2 * IDS_IN_A_MILLISECOND + 1; count++) {
      made.add(ids.next());
    }

    assertThat(made).isSorted().doesNotHaveDuplicates();
    assertThat(millisOf(made.get(IDS_IN_A_MILLISECOND - 1))).isEqualTo(start);
    assertThat(millisOf(made.get(IDS_IN_A_MILLISECOND))).isEqualTo(start + 1);
    assertThat(millisOf(made.getLast())).isEqualTo(start + 2);
  }

  @Test
  void aClockThatJumpsBackIsIgnoredUntilItHasCaughtUp() {
    Instant start = time.now();
    String before = ids.next();
    time.setNow(start.minus(Duration.ofHours(1)));
    String during = ids.next();
    time.setNow(start.plusMillis(7));
    String after = ids.next();

    assertThat(List.of(before, during, after)).isSorted().doesNotHaveDuplicates();
    assertThat(millisOf(during)).isEqualTo(start.toEpochMilli());
    assertThat(millisOf(after)).isEqualTo(start.toEpochMilli() + 7);
  }

  @Test
  void threadsThatAskAtTheSameMomentGetDifferentIdsAndEachAscendingOnes() throws Exception {
    int idsOfAThread = 15_000;
    Ids shared = Ids.create(new MeetingTime(time.now()));
    Callable<List<String>> making =
        () -> Stream.generate(shared::next).limit(idsOfAThread).toList();
    List<String> all = new ArrayList<>();

    try (var executor = Executors.newFixedThreadPool(2)) {
      for (Future<List<String>> one : executor.invokeAll(List.of(making, making))) {
        assertThat(one.get()).isSorted();
        all.addAll(one.get());
      }
    }

    // Not by their random part alone: the time and the counter differ as well.
    assertThat(all.stream().map(id -> id.substring(0, 18)).distinct()).hasSize(2 * idsOfAThread);
  }

  @Test
  void twoSourcesOfTheSameMillisecondDiffer() {
    assertThat(Ids.create(time).next()).isNotEqualTo(Ids.create(time).next());
  }

  private static long millisOf(String id) {
    return UUID.fromString(id).getMostSignificantBits() >>> 16;
  }

  /** Stands still and lets two threads go on only when both have asked for the time. */
  private record MeetingTime(Instant now, AtomicLong asked) implements Time {
    MeetingTime(Instant now) {
      this(now, new AtomicLong());
    }

    @Override
    public Instant now() {
      long turn = asked.getAndIncrement() / 2;
      while (asked.get() < 2 * (turn + 1)) {
        Thread.onSpinWait();
      }
      return now;
    }

    @Override
    public long nanoTime() {
      throw new UnsupportedOperationException("ids follow the time of day");
    }

    @Override
    public void sleep(Duration duration) {
      throw new UnsupportedOperationException("nothing here sleeps");
    }
  }
}
