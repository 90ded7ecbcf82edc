package dev.rolewright.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rolewright.limits.spi.ReplicaSeen;
import dev.rolewright.limits.spi.Replicas;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresReplicasTest {
  private final String ada = UUID.randomUUID().toString();
  private final String bob = UUID.randomUUID().toString();
  private TestDatabase test;
  private Replicas replicas;

  @BeforeEach
  void open() {
    test = TestDatabase.create();
    replicas = test.database().replicas();
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void eachSeesTheOthersAndHowOftenTheyBeat() {
    assertThat(replicas.beat(ada)).isEmpty();
    assertThat(replicas.beat(bob))
        .extracting(ReplicaSeen::id, ReplicaSeen::beats, ReplicaSeen::departed)
        .containsExactly(tuple(ada, 1L, false));
    replicas.beat(ada);
    assertThat(replicas.beat(bob)).extracting(ReplicaSeen::beats).containsExactly(2L);
  }

  @Test
  void tellsTheAgeByTheDatabasesClock() {
    replicas.beat(ada);
    test.execute("update replicas set seen = clock_timestamp() - interval '90 seconds'");
    assertThat(replicas.beat(bob).getFirst().age())
        .isBetween(Duration.ofSeconds(90), Duration.ofSeconds(120));
    replicas.beat(ada);
    assertThat(replicas.beat(bob).getFirst().age()).isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void oneWhoLeavesIsSaidToHaveLeftAlsoWhenALateBeatComes() {
    replicas.beat(ada);
    replicas.leave(ada, false);
    replicas.beat(ada);
    assertThat(replicas.beat(bob)).extracting(ReplicaSeen::departed).containsExactly(true);
  }

  @Test
  void oneWhoDidNothingThatMattersIsForgotten() {
    replicas.beat(ada);
    replicas.leave(ada, true);
    assertThat(replicas.beat(bob)).isEmpty();
  }

  @Test
  void thoseOfLongAgoAreForgottenWhenANewOneComes() {
    replicas.beat(ada);
    test.execute("update replicas set seen = clock_timestamp() - interval '25 hours'");
    assertThat(replicas.beat(bob)).isEmpty();
  }
}
