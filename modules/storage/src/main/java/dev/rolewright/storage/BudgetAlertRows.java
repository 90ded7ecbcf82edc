package dev.rolewright.storage;

import dev.rolewright.budget.Balance;
import dev.rolewright.budget.BudgetAlert;
import dev.rolewright.budget.ScopeMonth;
import dev.rolewright.platform.Ids;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Raises the alerts of thresholds, within the transaction that reached them. */
final class BudgetAlertRows {
  private BudgetAlertRows() {}

  /** Returns the alerts of the thresholds that a posting reached. */
  static List<BudgetAlert> between(
      Map<ScopeMonth, Balance> before, Map<ScopeMonth, Balance> after) {
    List<BudgetAlert> alerts = new ArrayList<>();
    after.forEach(
        (key, balance) ->
            alerts.addAll(
                BudgetAlert.between(
                    key, before.getOrDefault(key, Balance.EMPTY).told(), balance.told())));
    return alerts;
  }

  /** Writes alerts as those of other causes are written. */
  static void raise(Handle handle, Ids ids, List<BudgetAlert> alerts, Instant now) {
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
}
