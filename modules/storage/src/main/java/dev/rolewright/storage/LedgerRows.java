package dev.rolewright.storage;

import dev.rolewright.budget.BudgetStore.Posting;
import dev.rolewright.budget.LedgerEntry;
import dev.rolewright.budget.ScopeChange;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Writes the ledger, within the transaction of a posting. */
final class LedgerRows {
  private LedgerRows() {}

  /** Keeps tenants from being erased meanwhile, and returns those that are there. */
  static Set<String> lockTenants(Handle handle, List<ScopeChange> changes) {
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
  static Set<String> book(Handle handle, Posting posting, Set<String> tenants) {
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
}
