package dev.rolewright.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What must hold however providers fail. */
class SimulationTest {
  private static final int SCHEDULES = Integer.getInteger("rolewright.schedules", 10_000);

  /** Any number of schedules: {@code -Drolewright.schedules=1000000}. */
  @Test
  void holdsInEverySchedule() {
    for (long seed = 0; seed < SCHEDULES; seed++) {
      try {
        Simulation.run(seed);
      } catch (AssertionError broken) {
        throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken);
      }
    }
  }

  @Test
  void holdsWhereManyAskTheSame() {
    for (long seed = 0; seed < SCHEDULES / 10; seed++) {
      try {
        SharedSimulation.run(seed);
      } catch (AssertionError broken) {
        throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken);
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameCourse() {
    for (long seed = 0; seed < 200; seed++) {
      assertThat(Simulation.run(seed)).isNotEmpty().isEqualTo(Simulation.run(seed));
    }
  }
}
