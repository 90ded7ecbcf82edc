package dev.rolewright.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.testkit.PlantedBug;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A simulation that finds nothing proves nothing: it has to find bugs that are planted for it. */
class PlantedBugsTest {
  private static final int MOST_SEEDS = 500;

  @TempDir private Path folder;

  /** A change of one source file. */
  enum Bug {
    A_REPLICA_COUNTS_BY_ITSELF_AT_ONCE(
        "Station", "return absent - known > 0 ? absent : known;", "return known;"),
    A_CHECK_IN_WITHOUT_ANSWER_IS_NO_CHECK_IN(
        "Station", "    checkInNanos = Optional.of(now);\n", ""),
    A_REPLICA_BRINGS_NOTHING_WHEN_IT_JOINS(
        "Membership", "return log.histories(now, ground.clock()::upper);", "return List.of();"),
    AN_EPOCH_OPENS_WITHOUT_THE_OTHERS(
        "Membership",
        "new CheckIn(ground.standing(now), roster.awaited(now), complete, now)",
        "new CheckIn(ground.standing(now), List.of(), true, now)"),
    NOTHING_IS_SET_ASIDE(
        "Roster",
        "new Crowd(Math.max(1, least), mayCount)",
        "new Crowd(Math.max(1, least), List.of())"),
    A_NEW_REPLICA_COUNTS_BEFORE_OTHERS_KNOW_IT(
        "Roster", "return listedSinceNanos + listedNanos;", "return listedSinceNanos;"),
    WHAT_WAS_GRANTED_IN_ADVANCE_IS_USED_AFTER_ITS_TIME(
        "Stock", "return now - pass.sentNanos() <= holdNanos && ", "return "),
    WHAT_WAS_GRANTED_IN_ADVANCE_IS_USED_AS_THE_NEXT_MEMBER(
        "SharedCounter",
        "    giveAllBack();\n    less.clear();",
        "    stock.all().forEach((window, lot) -> { giveBack(window, lot); stock.put(window, lot);"
            + " });\n"
            + "    less.clear();"),
    WHAT_WAS_GRANTED_IN_ADVANCE_IS_NOT_WRITTEN_DOWN(
        "SharedCounter", "charge.demand().amount() + advance);", "charge.demand().amount());"),
    WHAT_IS_USED_OF_AN_ADVANCE_STAYS(
        "Stock", "lot.rest() > amount ? lot.without(amount) : null", "lot");

    private final PlantedBug planted;

    Bug(String type, String from, String to) {
      planted = new PlantedBug(type, from, to);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSimulationFindsIt(Bug bug) throws Exception {
    assertThat(bug.planted.find(Simulation.class, MOST_SEEDS, folder))
        .as(bug.name().toLowerCase(Locale.ROOT))
        .isPresent();
  }
}
