package dev.rolewright.storage;

import dev.rolewright.budget.Balance;
import dev.rolewright.budget.BudgetAlert;
import dev.rolewright.budget.BudgetScope;
import dev.rolewright.budget.BudgetStore;
import dev.rolewright.budget.LedgerEntry;
import dev.rolewright.budget.ScopeChange;
import dev.rolewright.budget.ScopeMonth;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.RolewrightException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Budgets and ledger in Postgres. Every change begins with the lock of the replica's row, so a
 * replica's questions are done one after the other, and one from before it attached anew finds
 * another generation there.
 */
final class PostgresBudgets implements BudgetStore {
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
          Set<String> tenants = lockTenants(handle, changes);
          Map<ScopeMonth, Balance> before =
              BudgetRows.lock(
                  handle,
                  posting.replica(),
                  changes.stream()
                      .map(ScopeChange::key)
                      .filter(key -> isKept(key.scope(), tenants))
                      .toList());
          Map<ScopeMonth, Long> costs = posting.costs(book(handle, posting, tenants));
          Instant now = now(handle);
          Map<ScopeMonth, Balance> after = after(changes, before, costs, now);
          BudgetRows.write(handle, posting.replica(), after);
          List<BudgetAlert> alerts = alerts(before, after);
          raise(handle, alerts, now);
          return new Posted(now, standings(changes, after), alerts);
        });
  }

  private static boolean isKept(BudgetScope scope, Set<String> tenants) {
    return scope.kind() == BudgetScope.Kind.DEPLOYMENT || tenants.contains(scope.tenantId());
  }

  /** Keeps tenants from being erased meanwhile, and returns those that are there. */
  private static Set<String> lockTenants(Handle handle, List<ScopeChange> changes) {
    Set<String> named = new TreeSet<>();
    for (ScopeChange change : changes) {
      if (!change.key().scope().tenantId().isEmpty()) {
        named.add(change.key().scope().tenantId());
      }
    }
    return Set.copyOf(
        handle
            .createQuery(
                """
                select id from tenants where id = any (cast(:ids as uuid[]))
                order by id for key share
                """)
            .bindArray("ids", String.class, List.copyOf(named))
            .mapTo(String.class)
            .list());
  }

  /** Writes entries and returns the ids of those that were not there yet. */
  private static Set<String> book(Handle handle, Posting posting, Set<String> tenants) {
    List<LedgerEntry> entries = posting.entries();
    if (entries.isEmpty()) {
      return Set.of();
    }
    List<LedgerRow> rows =
        entries.stream().map(entry -> LedgerRow.of(entry, posting.replica(), tenants)).toList();
    return Set.copyOf(
        handle
            .createQuery(
                """
                insert into ledger
                select r.* from json_populate_recordset(cast(null as ledger), cast(:rows as json)) r
                on conflict (id) do nothing
                returning id
                """)
            .bind("rows", Json.write(rows))
            .mapTo(String.class)
            .list());
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
          balance == null ? new Standing(change.key(), 0, 0) : Standing.of(change, balance));
    }
    return standings;
  }

  private static List<BudgetAlert> alerts(
      Map<ScopeMonth, Balance> before, Map<ScopeMonth, Balance> after) {
    List<BudgetAlert> alerts = new ArrayList<>();
    after.forEach(
        (key, balance) ->
            alerts.addAll(
                BudgetAlert.between(
                    key, before.getOrDefault(key, Balance.EMPTY).told(), balance.told())));
    return alerts;
  }

  private void raise(Handle handle, List<BudgetAlert> alerts, Instant now) {
    if (alerts.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into alerts (id, tenant_id, kind, severity, subject, message, create_time)
            values (:id, cast(nullif(:tenant, '') as uuid), :kind, :severity, :subject, :message,
              :created)
            on conflict (kind, subject, tenant_id) where resolve_time is null do nothing
            """);
    for (BudgetAlert alert : alerts) {
      batch
          .bind("id", UUID.fromString(ids.next()))
          .bind("tenant", alert.key().scope().tenantId())
          .bind("kind", BudgetAlert.KIND.name())
          .bind("severity", alert.severity().name())
          .bind("subject", alert.subject())
          .bind("message", alert.message())
          .bind("created", now.atOffset(ZoneOffset.UTC))
          .add();
    }
    batch.execute();
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
