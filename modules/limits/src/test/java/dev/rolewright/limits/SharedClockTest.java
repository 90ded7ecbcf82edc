package dev.rolewright.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SharedClockTest {
  private static final LimiterConfig CONFIG = LimiterConfig.of(Duration.ofSeconds(60));
  private static final long MILLI = 1_000_000;
  private static final long AHEAD = 1_700_000_000_000_000L;

  private final SharedClock clock = new SharedClock(CONFIG);

  private boolean read(long millis, long offMicros) {
    long nanos = millis * MILLI;
    return clock.accept(nanos, nanos + MILLI, AHEAD + nanos / 1_000 + 500 + offMicros);
  }

  @Test
  void tellsWhenACallCanArrive() {
    assertThat(clock.isKnown()).isFalse();
    assertThat(read(0, 0)).isTrue();
    assertThat(clock.isKnown()).isTrue();
    long now = 5_000 * MILLI;
    long arrives = AHEAD + 5_000_000;
    assertThat(clock.earliest(now)).isBetween(arrives - 101_000, arrives);
    assertThat(clock.latest(now)).isBetween(arrives + 100_000, arrives + 201_000);
    assertThat(clock.upper(now)).isBetween(arrives, arrives + 101_000);
  }

  @Test
  void noticesAJumpEitherWay() {
    read(0, 0);
    assertThat(read(1_000, 99_000)).isTrue();
    assertThat(read(2_000, 105_000)).isFalse();
    assertThat(read(3_000, -105_000)).isFalse();
    assertThat(read(4_000, 0)).as("one that is not believed changes nothing").isTrue();
    clock.forget();
    assertThat(read(5_000, 9_000_000)).isTrue();
  }

  @Test
  void followsAClockThatIsCorrectedByAndBy() {
    for (long second = 0; second < 7_200; second++) {
      assertThat(read(second * 1_000, second * 400)).isTrue();
    }
    assertThat(read(7_200_000, 7_200 * 400 + 500_000)).isFalse();
  }

  @Test
  void followsAClockThatWasNotReadForLong() {
    read(0, 0);
    assertThat(read(86_400_000, 30_000_000)).isTrue();
    long now = 86_401_000 * MILLI;
    assertThat(clock.earliest(now)).isGreaterThan(AHEAD + 86_401_000_000L + 29_000_000);
  }
}
