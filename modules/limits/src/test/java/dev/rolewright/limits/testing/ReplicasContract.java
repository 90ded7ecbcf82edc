package dev.rolewright.limits.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rolewright.limits.spi.ReplicaSeen;
import dev.rolewright.limits.spi.Replicas;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link Replicas} does. Other replicas than those of a test may be listed. */
public abstract class ReplicasContract {
  private final String ada = UUID.randomUUID().toString();
  private final String bob = UUID.randomUUID().toString();

  /** Returns the list under test. */
  protected abstract Replicas replicas();

  private List<ReplicaSeen> adaAsBobSeesHer() {
    return replicas().beat(bob).stream().filter(seen -> seen.id().equals(ada)).toList();
  }

  @Test
  void eachSeesTheOthersAndHowOftenTheyBeatAndNeverItself() {
    assertThat(replicas().beat(ada)).extracting(ReplicaSeen::id).doesNotContain(ada, bob);
    assertThat(adaAsBobSeesHer())
        .extracting(ReplicaSeen::beats, ReplicaSeen::departed)
        .containsExactly(tuple(1L, false));
    assertThat(replicas().beat(ada)).extracting(ReplicaSeen::id).contains(bob);
    assertThat(adaAsBobSeesHer())
        .extracting(ReplicaSeen::beats, ReplicaSeen::departed)
        .containsExactly(tuple(2L, false));
  }

  @Test
  void tellsHowLongAgoTheLastBeatWas() {
    replicas().beat(ada);
    assertThat(adaAsBobSeesHer().getFirst().age()).isBetween(Duration.ZERO, Duration.ofMinutes(10));
  }

  @Test
  void oneWhoLeavesIsSaidToHaveLeftAlsoWhenALateBeatComes() {
    replicas().beat(ada);
    replicas().leave(ada, false);
    replicas().beat(ada);
    assertThat(adaAsBobSeesHer()).extracting(ReplicaSeen::departed).containsExactly(true);
  }

  @Test
  void oneWhoDidNothingThatMattersIsForgotten() {
    replicas().beat(ada);
    replicas().leave(ada, true);
    assertThat(adaAsBobSeesHer()).isEmpty();
  }

  @Test
  void oneWhoWasNeverThereCanLeave() {
    replicas().leave(ada, false);
    replicas().leave(ada, true);
    assertThat(adaAsBobSeesHer()).isEmpty();
  }
}
