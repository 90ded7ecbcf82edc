package dev.rolewright.budget.testing;

import dev.rolewright.budget.Balance;
import dev.rolewright.budget.BudgetAlert;
import dev.rolewright.budget.BudgetLimits;
import dev.rolewright.budget.BudgetStore;
import dev.rolewright.budget.LedgerEntry;
import dev.rolewright.budget.ScopeChange;
import dev.rolewright.budget.ScopeMonth;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/** Budgets in memory, for all replicas of a test. */
public class InMemoryBudgetStore implements BudgetStore {
  private final Supplier<Instant> time;
  private final Map<UUID, Long> generations = new HashMap<>();
  private long lastGeneration;
  private final Map<ScopeMonth, Row> rows = new TreeMap<>();
  private final Map<String, LedgerEntry> ledger = new LinkedHashMap<>();
  private final List<BudgetAlert> alerts = new ArrayList<>();

  /** Creates one with a clock of its own. */
  public InMemoryBudgetStore(Supplier<Instant> time) {
    this.time = time;
  }

  private static final class Row {
    private long spent;
    private long granted;
    private int told;
    private long toldLimit;
    private final Map<UUID, Long> grants = new TreeMap<>();

    private Balance balance(long own) {
      return new Balance(spent, granted, own, told, toldLimit);
    }
  }

  @Override
  public synchronized Attachment attach(UUID replica) {
    generations.put(replica, ++lastGeneration);
    List<Grant> grants = new ArrayList<>();
    rows.forEach(
        (key, row) -> {
          Long own = row.grants.get(replica);
          if (own != null) {
            grants.add(new Grant(key, replica, own));
          }
        });
    return new Attachment(lastGeneration, time.get(), grants);
  }

  private void check(UUID replica, long generation) {
    if (!Long.valueOf(generation).equals(generations.get(replica))) {
      throw RolewrightException.of(ErrorCode.CONFLICT, "The replica attached anew.");
    }
  }

  @Override
  public synchronized Posted post(Posting posting) {
    check(posting.replica(), posting.generation());
    Set<String> booked = new HashSet<>();
    for (LedgerEntry entry : posting.entries()) {
      if (ledger.putIfAbsent(entry.charge().id(), entry) == null) {
        booked.add(entry.charge().id());
      }
    }
    Map<ScopeMonth, Long> costs = posting.costs(booked);
    List<Standing> standings = new ArrayList<>();
    List<BudgetAlert> raised = new ArrayList<>();
    for (ScopeChange change : posting.allChanges()) {
      Row row = rows.computeIfAbsent(change.key(), _ -> new Row());
      long own = row.grants.getOrDefault(posting.replica(), 0L);
      Balance after =
          row.balance(own)
              .after(costs.getOrDefault(change.key(), 0L), change, ScopeMonth.monthOf(time.get()));
      raised.addAll(tell(change.key(), row, after));
      row.spent = after.spentPicos();
      row.granted = after.grantedPicos();
      row.grants.put(posting.replica(), after.ownPicos());
      standings.add(Standing.of(change, after));
    }
    return new Posted(time.get(), standings, raised);
  }

  private List<BudgetAlert> tell(ScopeMonth key, Row row, Balance after) {
    List<BudgetAlert> raised = new ArrayList<>(BudgetAlert.between(key, row.balance(0), after));
    raised.removeAll(alerts);
    alerts.addAll(raised);
    row.told = after.told();
    row.toldLimit = after.toldLimitPicos();
    return raised;
  }

  @Override
  public synchronized List<BudgetAlert> reviewAlerts(BudgetLimits limits) {
    List<BudgetAlert> raised = new ArrayList<>();
    rows.forEach(
        (key, row) -> {
          if (key.month().equals(ScopeMonth.monthOf(time.get()))) {
            raised.addAll(tell(key, row, row.balance(0).toldUnder(limits.of(key.scope()))));
          }
        });
    return raised;
  }

  @Override
  public synchronized void close(UUID replica, long generation) {
    check(replica, generation);
    generations.remove(replica);
    for (Row row : rows.values()) {
      Long own = row.grants.remove(replica);
      row.granted -= own == null ? 0 : own;
    }
  }

  @Override
  public synchronized List<BudgetState> states(List<ScopeMonth> keys) {
    return keys.stream().map(this::state).toList();
  }

  private BudgetState state(ScopeMonth key) {
    Row row = rows.getOrDefault(key, new Row());
    List<Grant> grants =
        row.grants.entrySet().stream()
            .filter(grant -> grant.getValue() > 0)
            .map(grant -> new Grant(key, grant.getKey(), grant.getValue()))
            .toList();
    return new BudgetState(key, row.spent, row.told, grants);
  }

  @Override
  public Instant now() {
    return time.get();
  }

  /** Returns every budget that was ever asked for. */
  public synchronized List<BudgetState> states() {
    return rows.keySet().stream().map(this::state).toList();
  }

  /** Returns what is booked, by the id of the reservation. */
  public synchronized Map<String, LedgerEntry> ledger() {
    return new LinkedHashMap<>(ledger);
  }

  /** Returns every alert. */
  public synchronized List<BudgetAlert> alerts() {
    return List.copyOf(alerts);
  }
}
