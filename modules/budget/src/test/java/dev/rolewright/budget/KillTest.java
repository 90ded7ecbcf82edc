package dev.rolewright.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.budget.testing.InMemoryBudgetStore;
import dev.rolewright.platform.Alerts;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process, killed for real. */
class KillTest {
  private static final int CALLS = 2_000;

  @Test
  void whatAKilledProcessReservedAndSettledIsBooked(@TempDir Path folder) throws Exception {
    Map<String, Long> told = new HashMap<>();
    Set<String> booked = new HashSet<>();
    java.lang.Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Path.of("target", "test-classes") + ":" + System.getProperty("jdk.module.path"),
                KilledServer.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ", 3);
        // The last line may be cut.
        if (words.length == 3 && words[2].equals(KilledServer.BOOKED)) {
          booked.add(words[0]);
        } else if (words.length == 3) {
          told.put(words[0], Long.parseLong(words[1]));
        }
        if (told.size() == CALLS) {
          process.toHandle().destroyForcibly();
        }
      }
    }
    assertThat(process.waitFor()).isEqualTo(128 + 9);
    InMemoryBudgetStore store = new InMemoryBudgetStore(Time.system()::now);
    Budgets.create(
            store,
            folder,
            () -> BudgetLimits.NONE,
            BudgetSettings.DEFAULT,
            Alerts.none(),
            Time.system(),
            Timers.system())
        .close();
    Map<String, LedgerEntry> ledger = store.ledger();
    assertThat(told).hasSizeGreaterThanOrEqualTo(CALLS);
    assertThat(ledger.values()).anyMatch(entry -> entry.basis() == CostBasis.RESERVED);
    told.keySet().removeIf(id -> booked.contains(id) && !ledger.containsKey(id));
    // Beside what it told there is at most the call it was in.
    assertThat(ledger).hasSizeBetween(told.size(), told.size() + 1);
    told.forEach(
        (id, cost) -> {
          LedgerEntry entry = ledger.get(id);
          assertThat(entry).isNotNull();
          if (cost == KilledServer.LARGEST) {
            // It may have been settled without a word.
            assertThat(entry.costPicos() == cost || entry.basis() == CostBasis.EXACT).isTrue();
          } else {
            assertThat(entry.basis()).isEqualTo(CostBasis.EXACT);
            assertThat(entry.costPicos()).isEqualTo(cost);
          }
        });
  }
}
