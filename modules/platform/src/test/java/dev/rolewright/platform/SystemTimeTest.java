package dev.rolewright.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SystemTimeTest {
  @Test
  void itReadsTheMachinesClocks() {
    Instant before = Instant.now();
    long nanosBefore = System.nanoTime();

    Instant now = Time.system().now();
    long nanos = Time.system().nanoTime();

    assertThat(now).isBetween(before, Instant.now());
    assertThat(nanos - nanosBefore).isNotNegative();
    assertThat(System.nanoTime() - nanos).isNotNegative();
  }

  @Test
  void anInterruptEndsASleep() {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> Time.system().sleep(Duration.ofDays(1)));
  }
}
