package dev.rolewright.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimiterConfigTest {
  @Test
  void hasTimesThatSuitTheWindow() {
    assertThat(LimiterConfig.of(Duration.ofSeconds(60)))
        .isEqualTo(
            new LimiterConfig(
                Duration.ofSeconds(60),
                Duration.ofMillis(100),
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                Duration.ofSeconds(5),
                Duration.ofMillis(100)));
    assertThat(LimiterConfig.of(Duration.ofSeconds(2)).interval())
        .isEqualTo(Duration.ofMillis(250));
    assertThat(LimiterConfig.of(Duration.ofSeconds(2)).tolerance())
        .isEqualTo(Duration.ofMillis(50));
  }

  @Test
  void refusesTimesThatCanNotWork() {
    Duration second = Duration.ofSeconds(1);
    Duration two = Duration.ofSeconds(2);
    assertThatIllegalArgumentException().isThrownBy(() -> LimiterConfig.of(Duration.ofMillis(999)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LimiterConfig(two, Duration.ZERO, second, two, two, second));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LimiterConfig(two, second, second, second, two, second));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LimiterConfig(two, second, second, two, second, second));
  }
}
