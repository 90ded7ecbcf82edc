package dev.rolewright.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.testkit.PlantedBug;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A simulation that finds nothing proves nothing: it has to find bugs that are planted for it. */
class PlantedBugsTest {
  private static final int MOST_SEEDS = 2_000;

  @TempDir private Path folder;

  /** A change of one source file. */
  enum Bug {
    OTHERS_GRANTS_ARE_NOT_COUNTED(
        "Balance", "unspent <= grantedPicos ? 0 : unspent - grantedPicos", "Math.max(0, unspent)"),
    A_SETTLEMENT_IS_NOT_WRITTEN(
        "Budgets", "      journal.settle(hold.slot(), costPicos, usage, basis);\n", ""),
    A_RESERVATION_IS_NOT_WRITTEN(
        "Budgets", "      journal.reserve(hold.slot(), hold.entry());\n", ""),
    AN_OPEN_RESERVATION_IS_FORGOTTEN_AFTER_A_KILL(
        "Journal",
        "case JournalSlot.Content.Open(LedgerEntry entry) -> entries.add(entry);",
        "case JournalSlot.Content.Open(LedgerEntry entry) -> {}"),
    A_PLACE_IS_FREED_BEFORE_IT_IS_BOOKED(
        "Books",
        "        batch.add(settled.remove());\n",
        "        batch.add(settled.remove());\n"
            + "        journal.free(batch.getLast().hold().slot());\n"),
    A_LOST_ANSWER_FORGETS_THE_BATCH(
        "Books", "      draft.batch().reversed().forEach(settled::addFirst);\n", ""),
    MONEY_IS_USED_WHILE_IT_IS_GIVEN_BACK("Purse", "    granted -= excess;\n", ""),
    A_RELEASED_RESERVATION_STAYS_WRITTEN(
        "Budgets", "      end();\n      journal.free(hold.slot());\n", "      end();\n"),
    THE_COST_STAYS_GRANTED("Balance", "Math.max(0, ownPicos - costPicos)", "ownPicos"),
    A_LATE_QUESTION_IS_STILL_DONE(
        "Bookkeeper", "      generation = OptionalLong.empty();\n      try {\n", "      try {\n"),
    WHAT_A_DEAD_REPLICA_HELD_STAYS(
        "Recovery", "      store.close(now.journal.replica(), now.generation);\n", "");

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
