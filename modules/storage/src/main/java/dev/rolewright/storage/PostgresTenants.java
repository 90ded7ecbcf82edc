package dev.rolewright.storage;

import dev.rolewright.access.Plan;
import dev.rolewright.access.Tenant;
import dev.rolewright.access.TenantRepository;
import dev.rolewright.access.TenantState;
import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

final class PostgresTenants implements TenantRepository {
  /** Columns of {@link #read} in a statement on the table {@code t}. */
  static final String COLUMNS =
      " t.id as tenant_id, t.name as tenant_name, t.display_name, t.plan, t.state,"
          + " t.create_time as tenant_create_time ";

  private final Sql sql;

  PostgresTenants(Sql sql) {
    this.sql = sql;
  }

  static Tenant read(ResultSet row) throws SQLException {
    return new Tenant(
        row.getString("tenant_id"),
        row.getString("tenant_name"),
        row.getString("display_name"),
        Plan.valueOf(row.getString("plan")),
        TenantState.valueOf(row.getString("state")),
        row.getTimestamp("tenant_create_time").toInstant());
  }

  @Override
  public void insert(Tenant tenant) {
    sql.run(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into tenants (id, name, display_name, plan, state, create_time)
                    values (:id, :name, :displayName, :plan, :state, :createTime)
                    on conflict (id) do nothing
                    """)
                .bind("id", UUID.fromString(tenant.id()))
                .bind("name", tenant.name())
                .bind("displayName", tenant.displayName())
                .bind("plan", tenant.plan().name())
                .bind("state", tenant.state().name())
                .bind("createTime", tenant.createTime())
                .execute());
  }

  @Override
  public Optional<Tenant> find(String tenantId) {
    return Uuids.parse(tenantId)
        .flatMap(
            id ->
                sql.run(
                    handle ->
                        handle
                            .createQuery("select" + COLUMNS + "from tenants t where t.id = :id")
                            .bind("id", id)
                            .map((row, context) -> read(row))
                            .findOne()));
  }

  @Override
  public Optional<Tenant> findByName(String name) {
    return sql.run(
        handle ->
            handle
                .createQuery("select" + COLUMNS + "from tenants t where t.name = :name")
                .bind("name", name)
                .map((row, context) -> read(row))
                .findOne());
  }

  @Override
  public Page<Tenant> list(PageRequest page) {
    return sql.run(
        handle ->
            Pages.read(
                handle.createQuery(
                    "select" + COLUMNS + "from tenants t where" + Pages.AFTER + Pages.ORDER),
                page,
                (row, context) -> read(row),
                Tenant::id));
  }

  @Override
  public Optional<Tenant> setState(String tenantId, TenantState state) {
    return Uuids.parse(tenantId)
        .flatMap(
            id ->
                sql.run(
                    handle ->
                        handle
                            .createQuery(
                                "update tenants t set state = :state where t.id = :id returning"
                                    + COLUMNS)
                            .bind("id", id)
                            .bind("state", state.name())
                            .map((row, context) -> read(row))
                            .findOne()));
  }
}
