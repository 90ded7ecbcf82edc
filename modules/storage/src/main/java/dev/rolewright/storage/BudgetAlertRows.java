package dev.rolewright.storage;

import dev.rolewright.budget.Balance;
import dev.rolewright.budget.BudgetAlert;
import dev.rolewright.budget.ScopeMonth;
import dev.rolewright.platform.Ids;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Raises and ends the alerts of thresholds, within the transaction that reached them. */
final class BudgetAlertRows {
  private final Handle handle;
  private final Ids ids;
  private final Instant now;

  BudgetAlertRows(Handle handle, Ids ids, Instant now) {
    this.handle = handle;
    this.ids = ids;
    this.now = now;
  }

  /**
   * Ends the alerts of thresholds that are not reached any more and raises those that are reached
   * now. One that this month has told of the same limit is open again without being news.
   *
   * @return those that are news
   */
  List<BudgetAlert> write(Map<ScopeMonth, Balance> before, Map<ScopeMonth, Balance> after) {
    List<BudgetAlert> told = new ArrayList<>();
    after.forEach(
        (key, balance) -> {
          Balance old = before.getOrDefault(key, Balance.EMPTY);
          BudgetAlert.between(key, balance, old).forEach(this::end);
          for (BudgetAlert alert : BudgetAlert.between(key, old, balance)) {
            // Of one subject a single alert is open, whatever limit it is of.
            end(alert);
            if (raise(alert)) {
              told.add(alert);
            } else {
              open(alert);
            }
          }
        });
    return told;
  }

  /** Ends what is open of the months before one; the subject ends with month and threshold. */
  void endBefore(YearMonth month) {
    handle
        .createUpdate(
            """
            update alerts set resolve_time = :now
            where kind = :kind and resolve_time is null
              and subject not like concat('% ', cast(:month as text), ': %')
            """)
        .bind("now", time(now))
        .bind("kind", BudgetAlert.KIND.name())
        .bind("month", month.toString())
        .execute();
  }

  private void end(BudgetAlert alert) {
    bind(
            handle.createUpdate(
                """
                update alerts set resolve_time = :now
                where kind = :kind and subject = :subject
                  and tenant_id is not distinct from cast(nullif(:tenant, '') as uuid)
                  and resolve_time is null
                """),
            alert)
        .bind("now", time(now))
        .execute();
  }

  private boolean raise(BudgetAlert alert) {
    return bind(
                handle.createUpdate(
                    """
                    insert into alerts (id, tenant_id, kind, severity, subject, message,
                      create_time, limit_picos)
                    values (:id, cast(nullif(:tenant, '') as uuid), :kind, :severity, :subject,
                      :message, :now, :limit)
                    on conflict do nothing
                    """),
                alert)
            .bind("id", UUID.fromString(ids.next()))
            .bind("severity", alert.severity().name())
            .bind("message", alert.message())
            .bind("now", time(now))
            .bind("limit", alert.limitPicos())
            .execute()
        > 0;
  }

  private void open(BudgetAlert alert) {
    bind(
            handle.createUpdate(
                """
                update alerts set resolve_time = null
                where kind = :kind and subject = :subject
                  and tenant_id is not distinct from cast(nullif(:tenant, '') as uuid)
                  and limit_picos = :limit
                """),
            alert)
        .bind("limit", alert.limitPicos())
        .execute();
  }

  /** Binds which alert of which budget is meant. */
  private static <S extends SqlStatement<S>> S bind(S statement, BudgetAlert alert) {
    return statement
        .bind("tenant", alert.key().scope().tenantId())
        .bind("kind", BudgetAlert.KIND.name())
        .bind("subject", alert.subject());
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
