package dev.rolewright.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProvenanceTest {
  @Test
  void theLocalEngineCostsNothingAndCallsNobody() {
    Duration latency = Duration.ofMillis(12);
    Optional<Duration> timeToFirstToken = Optional.of(Duration.ofMillis(3));

    assertThat(Provenance.local("composer", latency, timeToFirstToken))
        .isEqualTo(
            new Provenance(
                "local",
                "composer",
                "",
                "",
                "",
                CacheState.NONE,
                Optional.empty(),
                false,
                "",
                0,
                new TokenUsage(0, 0, 0, 0),
                Optional.of(0L),
                FinishReason.STOP,
                latency,
                timeToFirstToken,
                "",
                ""));
  }

  @Test
  void anAnswerInOnePieceHasNoFirstToken() {
    assertThat(Provenance.local("parser", Duration.ZERO, Optional.empty()).timeToFirstToken())
        .isEmpty();
  }
}
