package dev.rolewright.storage;

import dev.rolewright.budget.Balance;
import dev.rolewright.budget.BudgetAlert;
import dev.rolewright.budget.BudgetLimits;
import dev.rolewright.budget.BudgetScope;
import dev.rolewright.budget.BudgetStore;
import dev.rolewright.budget.ScopeChange;
import dev.rolewright.budget.ScopeMonth;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.RolewrightException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Budgets and ledger in Postgres. Every change begins with the lock of the replica's row, so a
 * replica's questions are done one after the other, and one from before it attached anew finds
 * another generation there.
 */
final class PostgresBudgets implements BudgetStore {
  /** No replica, which holds nothing. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final Sql sql;
  private final Ids ids;

  PostgresBudgets(Sql sql, Ids ids) {
    this.sql = sql;
    this.ids = ids;
  }

  @Override
  public Attachment attach(UUID replica) {
    return sql.inTransaction(
        handle -> {
          long generation =
              handle
                  .createQuery(
                      """
                      insert into budget_replicas (id, generation)
                      values (:id, nextval('budget_generations'))
                      on conflict (id) do update
                        set generation = excluded.generation, attach_time = now()
                      returning generation
                      """)
                  .bind("id", replica)
                  .mapTo(Long.class)
                  .one();
          List<Grant> grants =
              handle
                  .createQuery(
                      """
                      select b.*, g.picos from budget_grants g
                        join budgets b using (scope, owner_id, month)
                      where g.replica_id = :id and g.picos > 0
                      """)
                  .bind("id", replica)
                  .map((row, context) -> grant(BudgetRows.key(row), replica, row.getLong("picos")))
                  .list();
          return new Attachment(generation, now(handle), grants);
        });
  }

  private static Grant grant(ScopeMonth key, UUID replica, long picos) {
    return new Grant(key, replica, picos);
  }

  private static void lock(Handle handle, UUID replica, long generation) {
    boolean isCurrent =
        handle
            .createQuery(
                "select 1 from budget_replicas where id = :id and generation = :generation"
                    + " for update")
            .bind("id", replica)
            .bind("generation", generation)
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    if (!isCurrent) {
      throw RolewrightException.of(
          ErrorCode.CONFLICT, "The replica has attached anew since it asked this.");
    }
  }

  @Override
  public Posted post(Posting posting) {
    return sql.inTransaction(
        handle -> {
          lock(handle, posting.replica(), posting.generation());
          List<ScopeChange> changes = posting.allChanges();
          Set<String> tenants = LedgerRows.lockTenants(handle, changes);
          Map<ScopeMonth, Balance> before = lock(handle, posting.replica(), changes, tenants);
          Map<ScopeMonth, Long> costs = posting.costs(LedgerRows.book(handle, posting, tenants));
          Instant now = now(handle);
          Map<ScopeMonth, Balance> after = after(changes, before, costs, now);
          BudgetRows.write(handle, posting.replica(), before, after);
          List<BudgetAlert> alerts = new BudgetAlertRows(handle, ids, now).write(before, after);
          return new Posted(now, standings(changes, after), alerts);
        });
  }

  @Override
  public List<BudgetAlert> reviewAlerts(BudgetLimits limits) {
    return sql.inTransaction(
        handle -> {
          Instant now = now(handle);
          YearMonth month = ScopeMonth.monthOf(now);
          List<ScopeChange> changes =
              BudgetRows.ofMonth(handle, month).entrySet().stream()
                  .filter(each -> isNews(each.getValue(), limits.of(each.getKey().scope())))
                  .map(each -> ScopeChange.none(each.getKey(), limits.of(each.getKey().scope())))
                  .toList();
          BudgetAlertRows alerts = new BudgetAlertRows(handle, ids, now);
          List<BudgetAlert> raised =
              changes.isEmpty() ? List.of() : review(handle, changes, limits, alerts);
          alerts.endBefore(month);
          return raised;
        });
  }

  private static List<BudgetAlert> review(
      Handle handle, List<ScopeChange> changes, BudgetLimits limits, BudgetAlertRows alerts) {
    Set<String> tenants = LedgerRows.lockTenants(handle, changes);
    Map<ScopeMonth, Balance> before = lock(handle, NOBODY, changes, tenants);
    Map<ScopeMonth, Balance> after = new HashMap<>();
    before.forEach((key, balance) -> after.put(key, balance.toldUnder(limits.of(key.scope()))));
    BudgetRows.write(handle, NOBODY, before, after);
    return alerts.write(before, after);
  }

  private static boolean isNews(Balance balance, OptionalLong limit) {
    return balance.toldUnder(limit).told() != balance.told();
  }

  private static Map<ScopeMonth, Balance> lock(
      Handle handle, UUID replica, List<ScopeChange> changes, Set<String> tenants) {
    return BudgetRows.lock(
        handle,
        replica,
        changes.stream()
            .map(ScopeChange::key)
            .filter(key -> isKept(key.scope(), tenants))
            .toList());
  }

  private static boolean isKept(BudgetScope scope, Set<String> tenants) {
    return scope.kind() == BudgetScope.Kind.DEPLOYMENT || tenants.contains(scope.tenantId());
  }

  private static Map<ScopeMonth, Balance> after(
      List<ScopeChange> changes,
      Map<ScopeMonth, Balance> before,
      Map<ScopeMonth, Long> costs,
      Instant now) {
    YearMonth month = ScopeMonth.monthOf(now);
    Map<ScopeMonth, Balance> after = new HashMap<>();
    for (ScopeChange change : changes) {
      Balance balance = before.get(change.key());
      if (balance != null) {
        after.put(change.key(), balance.after(costs.getOrDefault(change.key(), 0L), change, month));
      }
    }
    return after;
  }

  private static List<Standing> standings(
      List<ScopeChange> changes, Map<ScopeMonth, Balance> after) {
    List<Standing> standings = new ArrayList<>();
    for (ScopeChange change : changes) {
      Balance balance = after.get(change.key());
      // Nothing is left for a tenant that was erased.
      standings.add(
          balance == null ? new Standing(change.key(), 0, 0, false) : Standing.of(change, balance));
    }
    return standings;
  }

  @Override
  public void close(UUID replica, long generation) {
    sql.inTransaction(
        handle -> {
          lock(handle, replica, generation);
          handle
              .createQuery(
                  """
                  select 1 from budgets b join budget_grants g using (scope, owner_id, month)
                  where g.replica_id = :id
                  order by b.scope, b.owner_id, b.month for update of b
                  """)
              .bind("id", replica)
              .mapTo(Integer.class)
              .list();
          handle
              .createUpdate(
                  """
                  update budgets b set granted_picos = b.granted_picos - g.picos
                  from budget_grants g
                  where g.replica_id = :id
                    and (b.scope, b.owner_id, b.month) = (g.scope, g.owner_id, g.month)
                  """)
              .bind("id", replica)
              .execute();
          return handle
              .createUpdate("delete from budget_replicas where id = :id")
              .bind("id", replica)
              .execute();
        });
  }

  @Override
  public List<BudgetState> states(List<ScopeMonth> keys) {
    return sql.run(
        handle -> {
          Map<ScopeMonth, BudgetState> found = new HashMap<>();
          BudgetRows.bind(
                  handle.createQuery(
                      """
                      select b.*, g.replica_id, g.picos
                      from unnest(cast(:scopes as text[]), cast(:owners as uuid[]),
                          cast(:months as date[])) as k (scope, owner_id, month)
                        join budgets b using (scope, owner_id, month)
                        left join budget_grants g on g.picos > 0
                          and (g.scope, g.owner_id, g.month) = (b.scope, b.owner_id, b.month)
                      order by g.replica_id
                      """),
                  keys)
              .map(
                  (row, context) -> {
                    ScopeMonth key = BudgetRows.key(row);
                    BudgetState state =
                        new BudgetState(
                            key, row.getLong("spent_picos"), row.getInt("told"), new ArrayList<>());
                    found.putIfAbsent(key, state);
                    UUID replica = row.getObject("replica_id", UUID.class);
                    if (replica != null) {
                      found
                          .getOrDefault(key, state)
                          .grants()
                          .add(grant(key, replica, row.getLong("picos")));
                    }
                    return key;
                  })
              .list();
          return keys.stream()
              .map(key -> found.getOrDefault(key, new BudgetState(key, 0, 0, List.of())))
              .toList();
        });
  }

  @Override
  public Instant now() {
    return sql.run(PostgresBudgets::now);
  }

  /** Returns the time at this moment, which after a wait for a lock is not the transaction's. */
  private static Instant now(Handle handle) {
    return handle
        .createQuery("select clock_timestamp()")
        .mapTo(OffsetDateTime.class)
        .one()
        .toInstant();
  }
}
