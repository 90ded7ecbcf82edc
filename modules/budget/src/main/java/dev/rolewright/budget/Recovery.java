package dev.rolewright.budget;

import dev.rolewright.platform.AlertKind;
import dev.rolewright.platform.AlertSeverity;
import dev.rolewright.platform.Alerts;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Books what processes that have ended left in their journals, and gives back what they held beyond
 * that. Until then it counts as spent. One thread at a time uses it.
 */
final class Recovery {
  private static final Logger LOG = System.getLogger(Recovery.class.getName());
  private static final int MOST_NAMED = 5;

  private final BudgetStore store;
  private final Supplier<BudgetLimits> limits;
  private final Alerts alerts;
  private final int batch;
  private final ArrayDeque<JournalFiles.Left> left;
  private @Nullable Progress progress;

  Recovery(
      BudgetStore store,
      List<JournalFiles.Left> left,
      Supplier<BudgetLimits> limits,
      Alerts alerts,
      int batch) {
    this.store = store;
    this.left = new ArrayDeque<>(left);
    this.limits = limits;
    this.alerts = alerts;
    this.batch = batch;
  }

  private static final class Progress {
    private final JournalFiles.Left journal;
    private final Journal.Found found;
    private final long generation;
    private int done;

    Progress(JournalFiles.Left journal, Journal.Found found, long generation) {
      this.journal = journal;
      this.found = found;
      this.generation = generation;
    }
  }

  /** Tells whether nothing is left. */
  boolean isDone() {
    return left.isEmpty();
  }

  /** Does a part of the work. What fails is begun anew by the next call. */
  void step() {
    JournalFiles.Left next = left.peek();
    if (next == null) {
      return;
    }
    Progress now = progress == null ? begin(next) : progress;
    // What becomes of this step is known only when it has returned.
    progress = null;
    List<LedgerEntry> entries = now.found.entries();
    int end = Math.min(entries.size(), now.done + batch);
    if (now.done < end) {
      List<LedgerEntry> part = entries.subList(now.done, end);
      store.post(new BudgetStore.Posting(next.replica(), now.generation, part, changes(part)));
      now.done = end;
    }
    if (now.done < entries.size()) {
      progress = now;
      return;
    }
    finish(now);
    left.remove();
  }

  private Progress begin(JournalFiles.Left journal) {
    Journal.Found found = journal.read();
    return new Progress(journal, found, store.attach(journal.replica()).generation());
  }

  private List<ScopeChange> changes(List<LedgerEntry> entries) {
    TreeSet<ScopeMonth> payers = new TreeSet<>();
    entries.forEach(entry -> payers.addAll(entry.payers()));
    BudgetLimits now = limits.get();
    List<ScopeChange> changes = new ArrayList<>();
    payers.forEach(payer -> changes.add(ScopeChange.none(payer, now.of(payer.scope()))));
    return changes;
  }

  private void finish(Progress now) {
    if (now.found.isWhole()) {
      store.close(now.journal.replica(), now.generation);
    }
    if (now.found.damages().isEmpty()) {
      now.journal.remove();
    } else {
      report(now);
      now.journal.keepAside();
    }
    LOG.log(
        Level.INFO,
        "{0} reservations of an earlier process were booked, {1} of them in full because their end"
            + " is not known",
        now.found.entries().size(),
        now.found.entries().stream().filter(entry -> entry.basis() == CostBasis.RESERVED).count());
  }

  private void report(Progress now) {
    List<String> damages = now.found.damages();
    alerts.raise(
        AlertKind.BUDGET_JOURNAL_DAMAGED,
        AlertSeverity.CRITICAL,
        "budget journal " + now.journal.replica(),
        "The journal of an earlier process can't be read whole: "
            + String.join("; ", damages.subList(0, Math.min(MOST_NAMED, damages.size())))
            + (damages.size() > MOST_NAMED ? " and more" : "")
            + ". It is set aside beside the others. "
            + (now.found.isWhole()
                ? "Every call in it was booked, in doubt in full."
                : "What that process held of the budgets counts as spent for the month, since"
                    + " calls may be missing in the ledger; compare with the vendors' bills."));
  }
}
