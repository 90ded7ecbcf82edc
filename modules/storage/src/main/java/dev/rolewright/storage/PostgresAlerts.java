package dev.rolewright.storage;

import dev.rolewright.budget.BudgetAlert;
import dev.rolewright.budget.BudgetScope;
import dev.rolewright.platform.AlertKind;
import dev.rolewright.platform.AlertSeverity;
import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.telemetry.Alert;
import dev.rolewright.telemetry.AlertRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;

final class PostgresAlerts implements AlertRepository {
  private static final String WANTED =
      """
      select t.* from alerts t
      where (t.tenant_id = :tenant or (:deployment and t.tenant_id is null))
        and (not :open or t.resolve_time is null)
        and t.severity = any (:severities)
        and (:kind = '' or t.kind = :kind)
        and (t.kind <> :budget or not starts_with(t.subject, :keys) or starts_with(t.subject, :key))
      """;

  private final Sql sql;

  PostgresAlerts(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void raise(Alert alert) {
    UUID tenant = alert.tenantId().isEmpty() ? null : UUID.fromString(alert.tenantId());
    sql.run(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into alerts (id, tenant_id, kind, severity, subject, message, create_time)
                    values (:id, :tenant, :kind, :severity, :subject, :message, :created)
                    on conflict (kind, subject, tenant_id) where resolve_time is null
                    do update set severity = excluded.severity, message = excluded.message
                    """)
                .bind("id", UUID.fromString(alert.id()))
                .bindByType("tenant", tenant, UUID.class)
                .bind("kind", alert.kind().name())
                .bind("severity", alert.severity().name())
                .bind("subject", alert.subject())
                .bind("message", alert.message())
                .bind("created", alert.createTime().atOffset(ZoneOffset.UTC))
                .execute());
  }

  @Override
  public void resolve(AlertKind kind, String subject, Instant at) {
    sql.run(
        handle ->
            handle
                .createUpdate(
                    """
                    update alerts set resolve_time = :at
                    where kind = :kind and subject = :subject and tenant_id is null
                      and resolve_time is null
                    """)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("kind", kind.name())
                .bind("subject", subject)
                .execute());
  }

  @Override
  public void resolveAll(AlertKind kind, Instant at) {
    sql.run(
        handle ->
            handle
                .createUpdate(
                    """
                    update alerts set resolve_time = :at
                    where kind = :kind and tenant_id is null and resolve_time is null
                    """)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("kind", kind.name())
                .execute());
  }

  @Override
  public Page<Alert> list(Filter filter, PageRequest page) {
    return sql.run(
        handle ->
            Pages.read(
                bind(handle.createQuery(WANTED + " and " + Pages.AFTER + Pages.ORDER), filter),
                page,
                (row, context) -> read(row),
                Alert::id));
  }

  @Override
  public List<Alert> mostUrgent(Filter filter, int most) {
    return sql.run(
        handle ->
            bind(
                    handle.createQuery(
                        WANTED
                            + " order by array_position(:severities, t.severity) desc, t.id desc"
                            + " limit :most"),
                    filter)
                .bind("most", most)
                .map((row, context) -> read(row))
                .list());
  }

  private static Query bind(Query query, Filter filter) {
    return query
        .bind("tenant", UUID.fromString(filter.tenantId()))
        .bind("deployment", filter.ofDeployment())
        .bind("open", filter.openOnly())
        .bindArray("severities", String.class, severities(filter.minSeverity()))
        .bind("kind", filter.kind().map(Enum::name).orElse(""))
        .bind("budget", BudgetAlert.KIND.name())
        .bind("keys", subjects(""))
        .bind("key", subjects(filter.onlyKey().orElse("")));
  }

  /**
   * Returns what the subjects of the budget of an API key begin with; of any where none is given.
   */
  private static String subjects(String keyId) {
    return "budget of " + BudgetScope.apiKey("", keyId).inWords();
  }

  /** The least urgent first. */
  private static List<String> severities(AlertSeverity min) {
    return EnumSet.range(min, AlertSeverity.CRITICAL).stream().map(Enum::name).toList();
  }

  private static Alert read(ResultSet row) throws SQLException {
    UUID tenant = row.getObject("tenant_id", UUID.class);
    return new Alert(
        row.getString("id"),
        AlertKind.valueOf(row.getString("kind")),
        AlertSeverity.valueOf(row.getString("severity")),
        row.getString("subject"),
        row.getString("message"),
        tenant == null ? "" : tenant.toString(),
        row.getObject("create_time", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("resolve_time", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }
}
