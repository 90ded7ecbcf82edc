package dev.rolewright.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.limits.spi.Replicas;
import dev.rolewright.limits.testing.ReplicasContract;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresReplicasTest extends ReplicasContract {
  private static TestDatabase test;

  private final String cleo = UUID.randomUUID().toString();
  private final String dora = UUID.randomUUID().toString();

  @BeforeAll
  static void open() {
    test = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @Override
  protected Replicas replicas() {
    return test.database().replicas();
  }

  private void age(String interval) {
    test.execute("update replicas set seen = clock_timestamp() - interval '" + interval + "'");
  }

  @Test
  void tellsTheAgeByTheDatabasesClock() {
    replicas().beat(cleo);
    age("90 seconds");
    assertThat(replicas().beat(dora))
        .filteredOn(seen -> seen.id().equals(cleo))
        .allSatisfy(
            seen ->
                assertThat(seen.age()).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(600)))
        .hasSize(1);
  }

  @Test
  void thoseOfLongAgoAreForgottenWhenANewOneComes() {
    replicas().beat(cleo);
    age("25 hours");
    assertThat(replicas().beat(dora)).isEmpty();
  }
}
