package dev.rolewright.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What must hold whatever goes wrong. */
class SimulationTest {
  private static final int SCHEDULES = Integer.getInteger("rolewright.schedules", 60);
  private static final int FIRST = Integer.getInteger("rolewright.first", 0);

  /** Any number of schedules: {@code -Drolewright.schedules=100000}. */
  @Test
  void holdsInEverySchedule() {
    for (long seed = FIRST; seed < FIRST + SCHEDULES; seed++) {
      try {
        Simulation.run(seed);
      } catch (AssertionError broken) {
        throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken);
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameCourse() {
    for (long seed = 0; seed < 5; seed++) {
      Simulation.Course course = Simulation.run(seed);
      assertThat(course.log()).isNotEmpty();
      assertThat(Simulation.run(seed)).isEqualTo(course);
    }
  }

  @Test
  void someOfItIsServedFromWhatWasGrantedInAdvance() {
    Simulation.Course course = Simulation.run(1);
    assertThat(course.admissions()).isGreaterThan(course.grants());
  }
}
