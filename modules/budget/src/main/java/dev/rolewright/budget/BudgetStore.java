package dev.rolewright.budget;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Keeps the budgets and the ledger for all replicas.
 *
 * <p>A replica speaks with one voice, one question after the other. When it does not learn what
 * became of a question, it attaches anew: then a question that is still under way can't be done any
 * more, and the answer says what is true.
 *
 * <p>Every method throws {@code STORAGE_UNAVAILABLE} while the store can't be reached.
 */
public interface BudgetStore {
  /**
   * Begins, or takes up, the books of a replica.
   *
   * @param replica id of the replica; one that never changes for the life of a process
   */
  Attachment attach(UUID replica);

  /**
   * Books entries, gives money back and grants money, all or nothing. An entry whose reservation is
   * in the ledger already changes nothing; each other one raises what is spent and lowers what the
   * replica holds, in each of its {@linkplain LedgerEntry#payers budgets}. Alerts of thresholds are
   * raised in the same step, and those end that another limit puts out of reach. An entry of a
   * tenant that was erased counts for the deployment alone.
   *
   * @throws dev.rolewright.platform.RolewrightException CONFLICT when the replica attached anew
   */
  Posted post(Posting posting);

  /**
   * Ends the books of a replica: all that it holds is given back.
   *
   * @throws dev.rolewright.platform.RolewrightException CONFLICT when the replica attached anew
   */
  void close(UUID replica, long generation);

  /**
   * Looks at the thresholds of every budget of this month as {@link #post} does, also where nobody
   * spends: raises alerts that a lowered limit reached, ends those that a raised one put out of
   * reach, and those of months that are over. Each threshold of a limit is told once a month,
   * however often the limit is set.
   *
   * @param limits as they are now
   * @return the alerts that were raised
   */
  List<BudgetAlert> reviewAlerts(BudgetLimits limits);

  /** Returns what the store has of some budgets, in the order asked; empty ones where nothing. */
  List<BudgetState> states(List<ScopeMonth> keys);

  /** Returns the store's time, by which months begin and end. */
  Instant now();

  /**
   * A replica's begin.
   *
   * @param generation number of the begin; later questions carry it
   * @param now the store's time
   * @param grants what the replica holds
   */
  record Attachment(long generation, Instant now, List<Grant> grants) {}

  /**
   * Money of a budget that a replica may spend without asking.
   *
   * @param key which budget
   * @param replica who holds it
   * @param picos how much, in pico-USD
   */
  record Grant(ScopeMonth key, UUID replica, long picos) {}

  /**
   * What a replica books and asks for.
   *
   * @param replica id of the replica
   * @param generation the latest {@link Attachment#generation}
   * @param entries what to book
   * @param changes at most one for each budget
   */
  record Posting(
      UUID replica, long generation, List<LedgerEntry> entries, List<ScopeChange> changes) {
    /** Keeps copies. */
    public Posting {
      entries = List.copyOf(entries);
      changes = List.copyOf(changes);
    }

    /** Returns a change for each budget that is asked for or pays, in the order of the budgets. */
    public List<ScopeChange> allChanges() {
      TreeMap<ScopeMonth, ScopeChange> all = new TreeMap<>();
      changes.forEach(change -> all.put(change.key(), change));
      for (LedgerEntry entry : entries) {
        for (ScopeMonth payer : entry.payers()) {
          all.computeIfAbsent(payer, key -> ScopeChange.none(key, OptionalLong.empty()));
        }
      }
      return List.copyOf(all.values());
    }

    /** Returns what some of the entries, by id, cost each budget, in pico-USD. */
    public Map<ScopeMonth, Long> costs(Set<String> ids) {
      Map<ScopeMonth, Long> costs = new HashMap<>();
      for (LedgerEntry entry : entries) {
        if (ids.contains(entry.charge().id())) {
          for (ScopeMonth payer : entry.payers()) {
            costs.merge(
                payer,
                entry.costPicos(),
                (sum, cost) -> sum + Math.min(cost, Long.MAX_VALUE - sum));
          }
        }
      }
      return costs;
    }
  }

  /**
   * What became of a posting.
   *
   * @param now the store's time
   * @param standings of each of {@link Posting#allChanges}
   * @param alerts those that were raised
   */
  record Posted(Instant now, List<Standing> standings, List<BudgetAlert> alerts) {}

  /**
   * A budget after a posting.
   *
   * @param key which budget
   * @param ownPicos what the replica holds
   * @param roomPicos what could still be granted; 0 where the change named no limit
   * @param isToldSpent whether the alert of all of it is open
   */
  record Standing(ScopeMonth key, long ownPicos, long roomPicos, boolean isToldSpent) {
    /** Returns what a balance means for the replica that asked. */
    public static Standing of(ScopeChange change, Balance after) {
      return new Standing(
          change.key(),
          after.ownPicos(),
          after.room(change.limitPicos()),
          BudgetAlert.isAllTold(after.told()));
    }
  }

  /**
   * A budget as the store has it.
   *
   * @param key which budget
   * @param spentPicos what is booked
   * @param told the thresholds that were told, see {@link BudgetAlert#highest}
   * @param grants what replicas hold, for calls under way, calls whose end is not known, and calls
   *     to come
   */
  record BudgetState(ScopeMonth key, long spentPicos, int told, List<Grant> grants) {}
}
