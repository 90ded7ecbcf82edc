package dev.rolewright.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.limits.spi.History;
import dev.rolewright.limits.spi.Window;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OwnLogTest {
  private static final long MICRO = 1_000;
  private static final long BUCKET = 1_000 * MICRO;
  private static final Window WINDOW = new Window("w", 1_000, 10);
  private static final long SPAN = WINDOW.buckets() * BUCKET;

  private final OwnLog log = new OwnLog();

  @Property(tries = 200)
  void neverCountsTooLittleAndAtMostOneBucketTooMuch(
      @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 0, max = 3_000_000) Long> steps,
      @ForAll @LongRange(min = -10_000_000, max = 10_000_000) long begin) {
    OwnLog counted = new OwnLog();
    long now = begin;
    List<Long> times = new ArrayList<>();
    for (long step : steps) {
      now += step;
      times.add(now);
      counted.add(WINDOW, now, 1);
      long last = now;
      long inWindow = times.stream().filter(time -> last - time < SPAN).count();
      long withBucket = times.stream().filter(time -> last - time < SPAN + BUCKET).count();
      assertThat(counted.sum(WINDOW, now)).isBetween(inWindow, withBucket);
      long wait = counted.nanosUntil(WINDOW, now, 0);
      assertThat(counted.histories(now, nanos -> nanos / MICRO)).isNotEmpty();
      assertThat(wait).isBetween(SPAN, SPAN + BUCKET);
    }
    assertThat(counted.isEmpty(now + counted.nanosUntil(WINDOW, now, 0))).isTrue();
  }

  @Test
  void givesBackNoMoreThanThereIs() {
    long bucket = log.add(WINDOW, 0, 5);
    log.add(WINDOW, BUCKET, 7);
    log.take(WINDOW, bucket, 3);
    assertThat(log.sum(WINDOW, BUCKET)).isEqualTo(9);
    log.take(WINDOW, bucket, 300);
    assertThat(log.sum(WINDOW, BUCKET)).isEqualTo(7);
    log.take(new Window("other", 1_000, 10), bucket, 1);
    assertThat(log.sum(WINDOW, BUCKET)).isEqualTo(7);
  }

  @Test
  void bringsEachAmountInTheLastBucketItCanBeIn() {
    log.add(WINDOW, 0, 5);
    log.add(WINDOW, 2 * BUCKET, 7);
    long ahead = 3_300;
    List<History> histories = log.histories(2 * BUCKET + 1, nanos -> nanos / MICRO + ahead);
    assertThat(histories).hasSize(1);
    assertThat(histories.getFirst().amounts()).containsEntry(4L, 5L).containsEntry(5L, 7L);
  }
}
