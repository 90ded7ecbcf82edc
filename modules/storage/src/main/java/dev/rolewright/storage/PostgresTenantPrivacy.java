package dev.rolewright.storage;

import dev.rolewright.access.PrivacySwitches;
import dev.rolewright.access.TenantPrivacy;
import dev.rolewright.access.TenantPrivacyRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

final class PostgresTenantPrivacy implements TenantPrivacyRepository {
  private final Sql sql;

  PostgresTenantPrivacy(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void put(String tenantId, TenantPrivacy privacy) {
    PrivacySwitches switches = privacy.switches();
    sql.run(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into tenant_privacy
                      (tenant_id, local_only, zero_retention, allowed_vendors, allowed_regions,
                       update_time)
                    values (:tenant, :local, :zero, :vendors, :regions, :updated)
                    on conflict (tenant_id) do update set
                      local_only = excluded.local_only,
                      zero_retention = excluded.zero_retention,
                      allowed_vendors = excluded.allowed_vendors,
                      allowed_regions = excluded.allowed_regions,
                      update_time = excluded.update_time
                    """)
                .bind("tenant", UUID.fromString(tenantId))
                .bind("local", switches.localOnly())
                .bind("zero", switches.zeroRetention())
                .bindArray("vendors", String.class, names(switches.vendors()))
                .bindArray("regions", String.class, names(switches.regions()))
                .bind("updated", privacy.updateTime())
                .execute());
  }

  @Override
  public Optional<TenantPrivacy> find(String tenantId) {
    return sql.run(
        handle ->
            handle
                .createQuery(
                    """
                    select local_only, zero_retention, allowed_vendors, allowed_regions, update_time
                    from tenant_privacy where tenant_id = :tenant
                    """)
                .bind("tenant", UUID.fromString(tenantId))
                .map((row, context) -> read(row))
                .findOne());
  }

  private static Object[] names(Optional<Set<String>> names) {
    return names.orElse(Set.of()).stream().sorted().toArray();
  }

  private static TenantPrivacy read(ResultSet row) throws SQLException {
    return new TenantPrivacy(
        PrivacySwitches.of(
            row.getBoolean("local_only"),
            row.getBoolean("zero_retention"),
            names(row, "allowed_vendors"),
            names(row, "allowed_regions")),
        row.getTimestamp("update_time").toInstant());
  }

  private static List<String> names(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
