package dev.rolewright.storage;

import dev.rolewright.budget.Balance;
import dev.rolewright.budget.BudgetScope;
import dev.rolewright.budget.ScopeMonth;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The rows of budgets and grants. Whoever changes a budget locks its row first, in the order of the
 * keys, so that no two transactions wait for each other.
 */
final class BudgetRows {
  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  /** The keys that a statement is about, as {@code k}. */
  private static final String KEYS =
      " unnest(cast(:scopes as text[]), cast(:owners as uuid[]), cast(:months as date[]))"
          + " as k (scope, owner_id, month) ";

  private BudgetRows() {}

  /** Makes the rows that are missing and locks them all. */
  static Map<ScopeMonth, Balance> lock(Handle handle, UUID replica, List<ScopeMonth> keys) {
    bind(
            handle.createUpdate(
                """
                insert into budgets (scope, owner_id, month, tenant_id)
                select * from unnest(cast(:scopes as text[]), cast(:owners as uuid[]),
                  cast(:months as date[]), cast(:tenants as uuid[])) as k (scope, owner_id, month, tenant)
                order by k.scope, k.owner_id, k.month
                on conflict do nothing
                """),
            keys)
        .bindArray("tenants", String.class, keys.stream().map(BudgetRows::tenant).toList())
        .execute();
    Map<ScopeMonth, Balance> balances = new HashMap<>();
    bind(
            handle.createQuery(
                "select b.*, coalesce(g.picos, 0) as own_picos from"
                    + KEYS
                    + """
                    join budgets b using (scope, owner_id, month)
                    left join budget_grants g on g.replica_id = :replica
                      and (g.scope, g.owner_id, g.month) = (b.scope, b.owner_id, b.month)
                    order by b.scope, b.owner_id, b.month
                    for update of b
                    """),
            keys)
        .bind("replica", replica)
        .map((row, context) -> balances.put(key(row), balance(row)))
        .list();
    return balances;
  }

  private static Balance balance(ResultSet row) throws SQLException {
    return new Balance(
        row.getLong("spent_picos"),
        row.getLong("granted_picos"),
        row.getLong("own_picos"),
        row.getInt("told"),
        row.getLong("told_limit_picos"));
  }

  /**
   * Returns each budget of a month as it is now, without a lock and without what a replica holds.
   */
  static Map<ScopeMonth, Balance> ofMonth(Handle handle, YearMonth month) {
    Map<ScopeMonth, Balance> balances = new HashMap<>();
    handle
        .createQuery("select b.*, 0 as own_picos from budgets b where b.month = :month")
        .bind("month", month.atDay(1))
        .map((row, context) -> balances.put(key(row), balance(row)))
        .list();
    return balances;
  }

  /** Writes locked rows, as far as they have changed. */
  static void write(
      Handle handle,
      UUID replica,
      Map<ScopeMonth, Balance> before,
      Map<ScopeMonth, Balance> after) {
    Map<ScopeMonth, Balance> changed = new TreeMap<>(after);
    changed.entrySet().removeAll(before.entrySet());
    if (changed.isEmpty()) {
      return;
    }
    writeBudgets(handle, changed);
    changed
        .entrySet()
        .removeIf(
            each ->
                before.getOrDefault(each.getKey(), Balance.EMPTY).ownPicos()
                    == each.getValue().ownPicos());
    if (!changed.isEmpty()) {
      writeGrants(handle, replica, changed);
    }
  }

  private static void writeBudgets(Handle handle, Map<ScopeMonth, Balance> balances) {
    List<ScopeMonth> keys = List.copyOf(balances.keySet());
    bind(
            handle.createUpdate(
                """
                update budgets b
                set spent_picos = k.spent, granted_picos = k.granted, told = k.told,
                  told_limit_picos = k.told_limit
                from unnest(cast(:scopes as text[]), cast(:owners as uuid[]),
                  cast(:months as date[]), cast(:spent as bigint[]), cast(:granted as bigint[]),
                  cast(:told as bigint[]), cast(:toldLimits as bigint[]))
                  as k (scope, owner_id, month, spent, granted, told, told_limit)
                where (b.scope, b.owner_id, b.month) = (k.scope, k.owner_id, k.month)
                """),
            keys)
        .bindArray("spent", Long.class, values(balances, Balance::spentPicos))
        .bindArray("granted", Long.class, values(balances, Balance::grantedPicos))
        .bindArray("told", Long.class, values(balances, Balance::told))
        .bindArray("toldLimits", Long.class, values(balances, Balance::toldLimitPicos))
        .execute();
  }

  private static void writeGrants(Handle handle, UUID replica, Map<ScopeMonth, Balance> balances) {
    List<ScopeMonth> keys = List.copyOf(balances.keySet());
    bind(
            handle.createUpdate(
                """
                insert into budget_grants (replica_id, scope, owner_id, month, picos)
                select :replica, * from unnest(cast(:scopes as text[]), cast(:owners as uuid[]),
                  cast(:months as date[]), cast(:own as bigint[])) as k (scope, owner_id, month, own)
                on conflict (replica_id, scope, owner_id, month) do update set picos = excluded.picos
                """),
            keys)
        .bind("replica", replica)
        .bindArray("own", Long.class, values(balances, Balance::ownPicos))
        .execute();
  }

  private static List<Long> values(
      Map<ScopeMonth, Balance> balances, ToLongFunction<Balance> which) {
    return balances.values().stream().map(which::applyAsLong).toList();
  }

  /** Binds keys as the arrays that the statements take. */
  static <S extends SqlStatement<S>> S bind(S statement, List<ScopeMonth> keys) {
    return statement
        .bindArray("scopes", String.class, keys.stream().map(key -> scope(key).name()).toList())
        .bindArray("owners", String.class, keys.stream().map(BudgetRows::owner).toList())
        .bindArray("months", String.class, keys.stream().map(BudgetRows::month).toList());
  }

  private static BudgetScope.Kind scope(ScopeMonth key) {
    return key.scope().kind();
  }

  private static String owner(ScopeMonth key) {
    return switch (scope(key)) {
      case DEPLOYMENT -> NOBODY;
      case TENANT -> key.scope().tenantId();
      case API_KEY -> key.scope().apiKeyId();
    };
  }

  private static String month(ScopeMonth key) {
    return key.month().atDay(1).toString();
  }

  /** An array has no place for nothing but null, and nobody is nothing. */
  @SuppressWarnings("NullAway")
  private static String tenant(ScopeMonth key) {
    return key.scope().tenantId().isEmpty() ? null : key.scope().tenantId();
  }

  /** Reads the key of a row of budgets. */
  static ScopeMonth key(ResultSet row) throws SQLException {
    String owner = row.getString("owner_id");
    BudgetScope scope =
        switch (BudgetScope.Kind.valueOf(row.getString("scope"))) {
          case DEPLOYMENT -> BudgetScope.deployment();
          case TENANT -> BudgetScope.tenant(owner);
          case API_KEY -> BudgetScope.apiKey(row.getString("tenant_id"), owner);
        };
    return new ScopeMonth(scope, YearMonth.from(row.getObject("month", LocalDate.class)));
  }
}
